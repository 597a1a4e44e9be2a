using System.Text.Json;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.OpenApi;

/// <summary>Lets a route show what it takes and answers, written by the code that answers, so that the example cannot tell another form.</summary>
internal static class EndpointExamples
{
    /// <summary>Shows the JSON that the route answers when all is well.</summary>
    public static TBuilder WithAnswer<TBuilder>(this TBuilder builder, object body)
        where TBuilder : IEndpointConventionBuilder => builder.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        foreach (var (status, answer) in operation.Responses!)
            if (status[0] == '2' && answer.Content?.TryGetValue("application/json", out var json) == true)
                json.Example = JsonSerializer.SerializeToNode(body, body.GetType(), ApiJson.Options);
        return Task.CompletedTask;
    });

    /// <summary>Shows the JSON that the route takes; members without a value are left out.</summary>
    public static TBuilder WithRequest<TBuilder>(this TBuilder builder, object body)
        where TBuilder : IEndpointConventionBuilder => builder.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var json) != true) return Task.CompletedTask;
        var example = JsonSerializer.SerializeToNode(body, body.GetType(), ApiJson.Options)!.AsObject();
        foreach (var empty in example.Where(member => member.Value is null).Select(member => member.Key).ToList()) example.Remove(empty);
        json!.Example = example;
        return Task.CompletedTask;
    });
}
