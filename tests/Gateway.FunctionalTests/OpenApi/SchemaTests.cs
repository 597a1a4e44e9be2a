using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.OpenApi;

/// <summary>The schemas say what the answers hold: readers generate code from them.</summary>
public sealed class SchemaTests
{
    private static readonly string[] Activities = ["weightlifting", "jumping", "running", "mobility-assessment"];

    [Fact]
    public async Task What_may_not_be_measured_is_a_number_or_null()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = await host.ReadAsync("/openapi/v1.json");
        var check = new SchemaCheck(document);
        foreach (var activity in Activities)
        {
            var details = Schema(document, check, activity, "");
            AssertMeasured(check, details, "angles", Values, "items");
            AssertMeasured(check, details, "all_timestamps", "items");
            AssertMeasured(check, details, "quality", "properties", "scale_error");
            AssertMeasured(check, details, "segments", "items", "properties", "metrics", Values);
            string[] perSegment = activity is "jumping" or "running" ? ["items"] : [];
            AssertMeasured(check, details, ["metrics", Values, .. perSegment]);
            AssertMeasured(check, details, activity == "jumping" ? "whole_report_metrics" : "report_metrics", Values, "items");
            AssertMeasured(check, Schema(document, check, activity, "export/"), "keypoints", Values, "items");
        }

        AssertMeasured(check, Schema(document, check, "mobility-assessment", ""), "score");
        AssertMeasured(check, Schema(document, check, "mobility-assessment", ""), "composite");
    }

    [Fact]
    public async Task Every_example_is_what_its_schema_says()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = await host.ReadAsync("/openapi/v1.json");
        var check = new SchemaCheck(document);
        foreach (var path in Activities.SelectMany(activity => new[] { (activity, ""), (activity, "export/") }))
        {
            var answer = Answer(document, path.activity, path.Item2);
            Assert.DoesNotContain(check.Faults(answer.GetProperty("schema"), answer.GetProperty("example")), IsFault);
        }
    }

    [Fact]
    public async Task What_a_session_answers_is_what_its_schema_says()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Film = ScriptedMove.Run();
        var id = await host.UploadToAsync("running", await ScriptedMove.ClipAsync(host.Lifter.Film), ("speed", "3"));
        await host.FinishAsync(id);
        var document = await host.ReadAsync("/openapi/v1.json");
        foreach (var path in new[] { "", "export/" })
        {
            var body = await host.ReadAsync($"/running/sessions/{id}/{path}");
            Assert.Contains("null", body.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain(new SchemaCheck(document).Faults(Answer(document, "running", path).GetProperty("schema"), body), IsFault);
        }
    }

    [Theory]
    [InlineData("""{"type":"number"}""", "null")]
    [InlineData("""{"type":["integer","null"]}""", "1.5")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", """["a",1]""")]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}""", "{}")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"b":1}""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"number"}}""", """{"b":"c"}""")]
    [InlineData("""{"oneOf":[{"type":"null"},{"$ref":"#/a"}]}""", "true")]
    public void A_body_that_is_otherwise_is_told(string schema, string body) =>
        Assert.Single(new SchemaCheck(JsonElement.Parse("""{"a":{"type":"string"}}""")).Faults(JsonElement.Parse(schema), JsonElement.Parse(body)));

    // The metrics of a run stand beside its totals; the generator leaves such members out.
    private static bool IsFault(string fault) =>
        !(fault.StartsWith("$.calculated_metrics", StringComparison.Ordinal) && fault.EndsWith("is unknown", StringComparison.Ordinal));

    private const string Values = "additionalProperties";

    private static JsonElement Answer(JsonElement document, string activity, string path) =>
        document.GetProperty("paths").GetProperty($"/{activity}/sessions/{{session_id}}/{path}").GetProperty("get")
            .GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json");

    private static JsonElement Schema(JsonElement document, SchemaCheck check, string activity, string path) =>
        check.Resolve(Answer(document, activity, path).GetProperty("schema")).GetProperty("properties");

    // What stands there when it is not null.
    private static JsonElement Present(SchemaCheck check, JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var choices) ? check.Resolve(choices.EnumerateArray().Last()) : schema;

    private static void AssertMeasured(SchemaCheck check, JsonElement schema, params string[] way)
    {
        foreach (var part in way) schema = Present(check, check.Resolve(schema)).GetProperty(part);
        Assert.Equal(["null", "number"], check.Resolve(schema).GetProperty("type").EnumerateArray().Select(name => name.GetString()!).Order());
    }
}
