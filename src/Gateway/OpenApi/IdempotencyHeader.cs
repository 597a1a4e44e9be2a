using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.OpenApi;

/// <summary>Tells of a route that it takes an <see cref="IdempotencyKey"/>.</summary>
internal static class IdempotencyHeader
{
    private const string Meaning =
        "Makes a repeated request harmless: for 24 hours the same key with the same request answers what the first one answered and makes nothing new.";

    /// <summary>Describes the header and its errors.</summary>
    public static TBuilder WithIdempotencyKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
        .WithErrors(ErrorCodes.IdempotencyKeyReused, ErrorCodes.RequestInProgress)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyKey.Header,
                In = ParameterLocation.Header,
                Description = Meaning,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255, Examples = ["8e03978e-40d5-43dd-bc93-6894a57f9324"] },
            });
            return Task.CompletedTask;
        });
}
