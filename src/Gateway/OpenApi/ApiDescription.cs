using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.OpenApi;

/// <summary>Introduces the API to its readers and tells the forms in which a key may be sent.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    private static readonly (string Name, OpenApiSecurityScheme Scheme)[] Schemes =
    [
        ("authorization", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "Authorization",
            Description = "`Authorization: API-KEY <key>`; the bare key is taken too.",
        }),
        ("api_key", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "API-KEY",
            Description = "`API-KEY: <key>`.",
        }),
        ("bearer", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "`Authorization: Bearer <key>`.",
        }),
    ];

    /// <inheritdoc />
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Aikynetix",
            Version = "v1",
            Description = "Motion analysis from video. Upload a clip, poll its status, read angles, phases and numbers. "
                + "Every path answers with and without its last slash. Every error is problem details with `error` and `error_code`.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        foreach (var (name, scheme) in Schemes) document.Components.SecuritySchemes[name] = scheme;
        KeepLastSlashes(document, context);
        return Task.CompletedTask;
    }

    // The generator cuts the last slash off, but the paths of this API are documented with it.
    private static void KeepLastSlashes(OpenApiDocument document, OpenApiDocumentTransformerContext context)
    {
        var slashed = context.DescriptionGroups.SelectMany(group => group.Items).Select(item => "/" + item.RelativePath)
            .Where(path => path.EndsWith('/')).ToHashSet();
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths) paths[slashed.Contains(path + "/") ? path + "/" : path] = item;
        document.Paths = paths;
    }

    /// <inheritdoc />
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any()) return Task.CompletedTask;
        operation.Security =
        [
            .. Schemes.Select(scheme => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(scheme.Name, context.Document)] = [],
            }),
        ];
        return Task.CompletedTask;
    }
}
