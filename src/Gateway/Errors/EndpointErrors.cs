namespace Aikynetix.Gateway.Errors;

/// <summary>Lets a route declare how it can fail, so that the OpenAPI document tells every status with its codes.</summary>
internal static class EndpointErrors
{
    /// <summary>Declares errors of one route or of a group.</summary>
    public static TBuilder WithErrors<TBuilder>(this TBuilder builder, params ErrorCode[] codes)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            foreach (var code in codes) endpoint.Metadata.Add(code);
        });
        return builder;
    }
}
