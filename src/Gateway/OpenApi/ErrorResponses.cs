using Aikynetix.Gateway.Errors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.OpenApi;

/// <summary>Writes the errors that a route declared into its OpenAPI operation: one response per status, naming its codes.</summary>
internal sealed class ErrorResponses : IOpenApiOperationTransformer
{
    /// <inheritdoc />
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var codes = context.Description.ActionDescriptor.EndpointMetadata.OfType<ErrorCode>().Distinct();
        foreach (var group in codes.GroupBy(code => code.Status).OrderBy(group => group.Key))
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), cancellationToken: cancellationToken);
            operation.Responses ??= [];
            operation.Responses[$"{group.Key}"] = new OpenApiResponse
            {
                Description = $"{ReasonPhrases.GetReasonPhrase(group.Key)}. "
                    + string.Join(" ", group.Select(code => $"`{code.Code}`: {code.Sentence}")),
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = schema } },
            };
        }
    }
}
