using System.Text.Json.Nodes;

namespace Aikynetix.Gateway.OpenApi;

/// <summary>Puts examples of answers into the OpenAPI document.</summary>
internal static class ResponseExample
{
    /// <summary>Gives the JSON answer of a status an example.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder route, int status, JsonNode? example) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.Responses is { } answers && answers.TryGetValue($"{status}", out var answer)
            && answer.Content is { } content && content.TryGetValue("application/json", out var json)) json.Example = example?.DeepClone();
        return Task.CompletedTask;
    });
}
