using Aikynetix.Gateway.Wire;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.OpenApi;

/// <summary>Describes numbers as <see cref="MeasurementConverter"/> writes them: null where nothing could be measured.</summary>
internal sealed class MeasurementSchema : IOpenApiSchemaTransformer
{
    /// <inheritdoc />
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(double) || context.JsonTypeInfo.Type == typeof(double?))
            schema.Type = JsonSchemaType.Number | JsonSchemaType.Null;
        return Task.CompletedTask;
    }
}
