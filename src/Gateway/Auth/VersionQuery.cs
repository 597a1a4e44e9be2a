using System.Globalization;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.Auth;

/// <summary>The query parameter by which a request asks for one version of a session's analysis instead of the newest.</summary>
internal static class VersionQuery
{
    private const string Name = "analysis_version";

    /// <summary>The session as the request wants it.</summary>
    /// <exception cref="ApiException">What was asked for is no number, or there is no such version.</exception>
    public static SessionView Choose(HttpRequest request, SessionView session)
    {
        var wanted = request.Query[Name].ToString();
        if (wanted.Length == 0) return session;
        if (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new ApiException(ErrorCodes.FieldInvalid, $"{Name} must be a whole number from 1.");
        return session.Of(version) ?? throw new ApiException(ErrorCodes.AnalysisNotFound);
    }

    /// <summary>Tells that a route takes the parameter, and how it can fail then.</summary>
    public static TBuilder WithAnalysisVersion<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
        .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.AnalysisNotFound)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Name,
                In = ParameterLocation.Query,
                Description = "Which analysis of the session the answer is about, from 1; the newest result by default.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
            });
            return Task.CompletedTask;
        });
}
