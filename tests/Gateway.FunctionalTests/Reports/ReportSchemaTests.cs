using Aikynetix.Gateway.FunctionalTests.OpenApi;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Reports;

namespace Aikynetix.Gateway.FunctionalTests.Reports;

/// <summary>The OpenAPI document describes every report, summary and thread, with an example of that very form.</summary>
public sealed class ReportSchemaTests
{
    [Fact]
    public async Task Every_example_is_there_and_is_what_its_schema_says()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = await host.ReadAsync("/openapi/v1.json");
        var check = new SchemaCheck(document);
        var routes = ReportShape.All.SelectMany(shape => new[] { (shape.Name, "get"), (shape.Name, "post"), ("summary", "get"), ("summary", "post"), ("recommendation", "post") }
            .Select(route => (Path: $"/{shape.Activity.Path}/sessions/{{session_id}}/{route.Item1}/", Method: route.Item2))).Append((Path: "/threads/{thread_id}/", Method: "get"));
        foreach (var (path, method) in routes)
        {
            var answer = document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json");
            Assert.DoesNotContain(check.Faults(answer.GetProperty("schema"), answer.GetProperty("example")), IsFault);
            Assert.NotEmpty(answer.GetProperty("example").EnumerateObject());
        }
    }

    [Fact]
    public async Task What_is_reported_of_jumps_is_what_the_schema_says()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Film = ScriptedMove.Jumps();
        var id = await host.UploadToAsync("jumping", await ScriptedMove.ClipAsync(host.Lifter.Film), ("exercise", "Countermovement Jump"));
        await host.FinishAsync(id);
        var document = await host.ReadAsync("/openapi/v1.json");
        foreach (var name in new[] { "jump-analysis", "summary" })
        {
            var answer = document.GetProperty("paths").GetProperty($"/jumping/sessions/{{session_id}}/{name}/").GetProperty("get").GetProperty("responses").GetProperty("200");
            var schema = answer.GetProperty("content").GetProperty("application/json").GetProperty("schema");
            Assert.DoesNotContain(new SchemaCheck(document).Faults(schema, await host.ReadAsync($"/jumping/sessions/{id}/{name}/")), IsFault);
        }
    }

    // The metrics of a run stand beside its totals; the generator leaves such members out.
    private static bool IsFault(string fault) =>
        !(fault.StartsWith("$.calculated_metrics", StringComparison.Ordinal) && fault.EndsWith("is unknown", StringComparison.Ordinal));
}
