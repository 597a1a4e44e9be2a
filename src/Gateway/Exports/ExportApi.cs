using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.Exports;

/// <summary>Gives out the series of sessions of every activity, for other programs.</summary>
internal static class ExportApi
{
    private const string Formats = "`format=json` (default); `csv`: one row per frame, one column per series, empty where nothing was measured; `parquet`: the same "
        + "with nulls, units in its metadata; `trc`: keypoints as OpenSim markers; `mot`: joint angles as an OpenSim motion; `c3d`: keypoints and angles. "
        + "All times are seconds of true time: the place in the video is the value × `quality.slow_motion`.";

    /// <summary>Maps the route of every activity.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        foreach (var shape in ExportShape.All) routes.MapExport(shape);
    }

    private static void MapExport(this IEndpointRouteBuilder routes, ExportShape shape)
    {
        var activity = shape.Activity;
        routes.MapGet($"/{activity.Path}/sessions/{{session_id}}/export/", Export(activity.Name)).RequireAuthorization().WithTags(activity.Name).WithErrors(
                ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound, ErrorCodes.WrongActivity, ErrorCodes.RateLimited,
                ErrorCodes.FormatUnknown)
            .WithErrors(FinishedSession.Errors)
            .WithAnalysisVersion()
            .Produces(200, shape.Type)
            .WithSummary($"Series of a {activity.Movement}")
            .WithDescription(Formats)
            .AddOpenApiOperationTransformer(async (operation, _, cancellationToken) =>
            {
                // Declared as more answers of status 200 they would take the place of the JSON.
                foreach (var format in ExportFormat.All.Where(format => !format.IsJson))
                {
                    var isText = format.ContentType.StartsWith("text/", StringComparison.Ordinal);
                    operation.Responses!["200"].Content![format.ContentType.Split(';')[0]] =
                        new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = isText ? null : "binary" } };
                }

                ResponseExamples.Add(operation, await ExportExample.OfAsync(shape, cancellationToken));
            });
    }

    private static Delegate Export(string activity) => async (
        [FromRoute(Name = "session_id")] string sessionId,
        string? format,
        HttpContext context,
        SessionAccess access,
        SessionReader reader,
        CancellationToken cancellationToken) =>
    {
        var session = await access.ReadAsync(context, activity, sessionId, cancellationToken);
        var wanted = ExportFormat.Parse(format);
        var result = FinishedSession.ResultOf(session);
        var analysis = await reader.OpenAsync(session, result, context.Response, cancellationToken);
        var export = ExportShape.Export(analysis, session.Draft.Angles, result.ModelId, session.AnalysisVersion) with
        {
            SessionId = session.Id,
            Demo = session.IsDemo,
            Status = SessionReader.State(session).Status,
        };
        return (IResult)new ExportResult(export, wanted, $"{session.Draft.Exercise.ToLowerInvariant().Replace(' ', '_')}-{session.Id}");
    };
}
