using System.Text.Json.Nodes;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>The example of an export for the OpenAPI document, made by the code that answers.</summary>
internal static class ExportExample
{
    /// <summary>The export of a completed session.</summary>
    public static Task<JsonNode?> OfAsync(ExportShape shape, CancellationToken cancellationToken) => ResponseExamples.JsonAsync(
        ExportShape.Export(OpenAnalysis.Of(ResponseExamples.Sample(shape.Activity)), [], "aiky-pose-s", version: 1) with { SessionId = ResponseExamples.Id }, cancellationToken);
}
