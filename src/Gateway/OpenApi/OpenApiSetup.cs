namespace Aikynetix.Gateway.OpenApi;

/// <summary>Registers the OpenAPI document at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiSetup
{
    /// <summary>Adds the document and what completes it.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer<ApiDescription>();
        options.AddOperationTransformer<ApiDescription>();
        options.AddOperationTransformer<ErrorResponses>();
        options.AddSchemaTransformer<MeasurementSchema>();
    });
}
