using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Tells the OpenAPI document of the metrics of <see cref="RunTotals"/>, whose keys are no members that it could see.</summary>
internal sealed class RunTotalsSchema : IOpenApiSchemaTransformer
{
    /// <inheritdoc />
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type != typeof(RunTotals)) return;
        schema.AdditionalPropertiesAllowed = true;
        schema.AdditionalProperties = await context.GetOrCreateSchemaAsync(typeof(SpreadBody), cancellationToken: cancellationToken);
    }
}
