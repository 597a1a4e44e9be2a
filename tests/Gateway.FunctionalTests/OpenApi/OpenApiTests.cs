using System.Text.Json;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Exports;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Sessions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.OpenApi;

/// <summary>The API describes itself completely.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_route_stands_in_the_document_as_it_is_documented()
    {
        await using var host = await GatewayHost.StartAsync();
        var paths = (await host.ReadAsync("/openapi/v1.json")).GetProperty("paths");
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription != true)
            .Select(route => (Path: "/" + route.RoutePattern.RawText!.TrimStart('/'), Methods: route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(route => !route.Path.StartsWith("/openapi", StringComparison.Ordinal) && !route.Path.StartsWith("/hubs", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(routes);
        foreach (var (path, methods) in routes)
        {
            Assert.True(paths.TryGetProperty(path, out var item), path);
            foreach (var method in methods) Assert.True(item.TryGetProperty(method.ToLowerInvariant(), out _), $"{method} {path}");
        }
    }

    [Fact]
    public async Task Every_operation_tells_its_summary_tag_answers_with_an_example_and_errors_with_their_codes()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = await host.ReadAsync("/openapi/v1.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Count());
        foreach (var (name, operation) in Operations(document))
        {
            Assert.False(string.IsNullOrEmpty(operation.GetProperty("summary").GetString()), name);
            Assert.False(string.IsNullOrEmpty(Assert.Single(operation.GetProperty("tags").EnumerateArray()).GetString()), name);
            Assert.True(operation.GetProperty("responses").EnumerateObject().Any(answer => answer.Name[0] == '2'), name);
            foreach (var answer in operation.GetProperty("responses").EnumerateObject())
            {
                if (answer.Name[0] == '2' && answer.Value.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json))
                    Assert.True(json.TryGetProperty("example", out _), $"{name}: {answer.Name} has no example");
                if (answer.Name[0] is '4' or '5' && !name.EndsWith("/readyz", StringComparison.Ordinal))
                {
                    Assert.True(answer.Value.GetProperty("content").TryGetProperty("application/problem+json", out _), name);
                    Assert.Matches("`[a-z0-9-]+`: .+", answer.Value.GetProperty("description").GetString()!);
                }
            }

            var isOpen = name.Contains("/healthz", StringComparison.Ordinal) || name.Contains("/readyz", StringComparison.Ordinal);
            Assert.True(isOpen || operation.GetProperty("responses").TryGetProperty("401", out _), name);
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = await host.ReadAsync("/openapi/v1.json");
        var references = References(document).ToArray();
        Assert.NotEmpty(references);
        foreach (var reference in references)
        {
            var at = document;
            foreach (var part in reference[2..].Split('/'))
                Assert.True(at.TryGetProperty(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out at), reference);
        }
    }

    [Fact]
    public async Task The_form_of_an_upload_is_described_field_by_field()
    {
        await using var host = await GatewayHost.StartAsync();
        var paths = (await host.ReadAsync("/openapi/v1.json")).GetProperty("paths");
        foreach (var (path, required, fields) in Forms)
        {
            var schema = paths.GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("multipart/form-data").GetProperty("schema");
            Assert.Equal(required, schema.GetProperty("required").GetArrayLength());
            Assert.Equal("binary", schema.GetProperty("properties").GetProperty("video").GetProperty("format").GetString());
            Assert.Equal(fields, schema.GetProperty("properties").EnumerateObject().Count());
        }
    }

    [Fact]
    public async Task Every_answer_of_an_activity_has_an_example_with_the_members_of_its_schema()
    {
        await using var host = await GatewayHost.StartAsync();
        var document = await host.ReadAsync("/openapi/v1.json");
        foreach (var activity in new[] { "weightlifting", "jumping", "running", "mobility-assessment" })
        {
            foreach (var path in new[] { "", "export/" })
            {
                var contents = document.GetProperty("paths").GetProperty($"/{activity}/sessions/{{session_id}}/{path}").GetProperty("get")
                    .GetProperty("responses").GetProperty("200").GetProperty("content");
                foreach (var type in new[] { "text/csv", "text/tab-separated-values", "application/octet-stream", "application/vnd.apache.parquet" })
                    Assert.Equal(path.Length > 0, contents.TryGetProperty(type, out _));
                var answer = contents.GetProperty("application/json");
                var name = answer.GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
                var schema = document.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties");
                Assert.Equal(
                    schema.EnumerateObject().Select(member => member.Name).Order(),
                    answer.GetProperty("example").EnumerateObject().Select(member => member.Name).Order());
            }
        }
    }

    [Fact]
    public async Task The_metrics_of_a_run_are_described_as_spreads()
    {
        await using var host = await GatewayHost.StartAsync();
        var schemas = (await host.ReadAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        var spread = schemas.GetProperty("RunTotals").GetProperty("additionalProperties");
        if (spread.TryGetProperty("$ref", out var name)) spread = schemas.GetProperty(name.GetString()!.Split('/')[^1]);
        Assert.Equal(["avg", "max", "min"], spread.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task Examples_name_only_what_there_is()
    {
        foreach (var (shape, series) in ActivityShape.All.Zip(ExportShape.All))
        {
            var cancel = TestContext.Current.CancellationToken;
            var details = (await ResponseExamples.DetailsAsync(shape, cancel))!;
            var export = (await ExportExample.OfAsync(series, cancel))!;
            Assert.DoesNotContain("", export["units"]!.AsObject().Select(unit => unit.Value!.GetValue<string>()));
            Assert.Equal("aiky-pose-s", export["model"]!.GetValue<string>());
            Assert.Equal(shape.Activity == ActivityTable.Lifting ? "plate" : "none", details["quality"]!["bar_source"]!.GetValue<string>());
            if (shape.Activity == ActivityTable.Running) Assert.Equal("1", export["units"]!["contact"]!.GetValue<string>());
        }
    }

    private static readonly (string Path, int Required, int Fields)[] Forms =
    [
        ("/weightlifting/management/sessions/", 3, 9), ("/weightlifting/sessions/", 2, 9),
        ("/jumping/management/sessions/", 3, 7), ("/jumping/sessions/", 2, 7),
        ("/running/management/sessions/", 2, 8), ("/running/sessions/", 1, 8),
        ("/mobility-assessment/management/sessions/", 3, 9), ("/mobility-assessment/sessions/", 2, 9),
    ];

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name} {path.Name}", operation.Value);

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
