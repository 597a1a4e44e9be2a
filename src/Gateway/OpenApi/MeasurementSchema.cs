using System.Text.Json.Serialization.Metadata;
using Aikynetix.Gateway.Wire;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.OpenApi;

/// <summary>Describes numbers as <see cref="MeasurementConverter"/> writes them, alone, in series and by key: null where nothing could be measured.</summary>
internal sealed class MeasurementSchema : IOpenApiSchemaTransformer
{
    /// <inheritdoc />
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Complete(schema, context.JsonTypeInfo);
        return Task.CompletedTask;
    }

    // The generator knows nothing of what a converter writes, and leaves the elements of series and dictionaries out.
    private static void Complete(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (type.Type == typeof(double) || type.Type == typeof(double?))
        {
            schema.Type = JsonSchemaType.Number | JsonSchemaType.Null;
            schema.Format = "double";
        }
        else if (type.ElementType is { } element && Innermost(element, type) == typeof(double))
        {
            var inner = new OpenApiSchema();
            Complete(inner, type.Options.GetTypeInfo(element));
            inner.Type ??= type.Options.GetTypeInfo(element).Kind == JsonTypeInfoKind.Dictionary ? JsonSchemaType.Object : JsonSchemaType.Array;
            if (type.Kind == JsonTypeInfoKind.Dictionary) schema.AdditionalProperties = inner;
            else schema.Items = inner;
        }
    }

    private static Type Innermost(Type element, JsonTypeInfo type) =>
        type.Options.GetTypeInfo(element).ElementType is { } inner ? Innermost(inner, type) : element;
}
