using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Events;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Reads the sessions of every activity: their details and their series.</summary>
internal static class ActivityApi
{
    private const string TrueTime = "All times are seconds of true time: the place in the video is the value × `quality.slow_motion`.";

    /// <summary>Maps both routes of every activity.</summary>
    public static void MapActivities(this IEndpointRouteBuilder routes)
    {
        foreach (var shape in ActivityShape.All) routes.MapActivity(shape);
    }

    private static void MapActivity(this IEndpointRouteBuilder routes, ActivityShape shape)
    {
        var activity = shape.Activity;
        var group = routes.MapGroup($"/{activity.Path}/sessions/{{session_id}}").RequireAuthorization().WithTags(activity.Name).WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound, ErrorCodes.WrongActivity,
            ErrorCodes.RateLimited);
        group.MapGet("/", Details(activity.Name))
            .Produces(200, shape.DetailsType)
            .WithSummary($"Details of a {activity.Movement}")
            .WithDescription("Answers 200 in every state: until the session is completed the metrics and series are empty, a failed one says why in `error`. "
                + "After a live capture they are provisional until the full analysis is done, and `quality.warnings` says so; `video_url` is null where there is no video. "
                + "`analyzed_video_url` is null until that video was rendered: `/sessions/{id}/analyzed-video/` starts it. "
                + TrueTime)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                ResponseExamples.Add(operation, ResponseExamples.Details(shape));
                return Task.CompletedTask;
            });
        group.MapGet("/export/", Export(activity.Name))
            .WithErrors(ErrorCodes.FormatUnknown, ErrorCodes.FormatNotAvailable, ErrorCodes.SessionNotFinished, ErrorCodes.SessionFailed,
                ErrorCodes.CaptureInterrupted)
            .Produces(200, shape.ExportType)
            .WithSummary($"Series of a {activity.Movement}")
            .WithDescription("`format=json` (default) or `format=csv`: one row per frame, one column per series, empty where nothing was measured. "
                + "The formats trc, mot, c3d and parquet are not available yet. " + TrueTime)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                // Declared as one more answer of status 200 it would take the place of the JSON.
                operation.Responses!["200"].Content!["text/csv"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                ResponseExamples.Add(operation, ResponseExamples.Export(shape));
                return Task.CompletedTask;
            });
    }

    private static Delegate Details(string activity) => async (
        [FromRoute(Name = "session_id")] string sessionId,
        HttpContext context,
        SessionAccess access,
        SessionReader reader,
        CancellationToken cancellationToken) =>
    {
        var session = await access.ReadAsync(context, activity, sessionId, cancellationToken);
        return Results.Ok<object>(await reader.DetailsAsync(session, context.Request, cancellationToken));
    };

    private static Delegate Export(string activity) => async (
        [FromRoute(Name = "session_id")] string sessionId,
        string? format,
        HttpContext context,
        SessionAccess access,
        SessionReader reader,
        CancellationToken cancellationToken) =>
    {
        var session = await access.ReadAsync(context, activity, sessionId, cancellationToken);
        var wanted = ExportFormats.Parse(format);
        if (session is not { Status: SessionStatus.Completed or SessionStatus.Interrupted, Result: { } result }) throw Unfinished(session);
        var name = session.Draft.Exercise.ToLowerInvariant().Replace(' ', '_');
        return (IResult)new SeriesResult(await reader.ExportAsync(session, result, cancellationToken), wanted, $"{name}-{session.Id}");
    };

    private static ApiException Unfinished(SessionView session) => session.Status switch
    {
        SessionStatus.Failed => new ApiException(
            ErrorCodes.SessionFailed, $"The analysis of this session failed, so there is nothing to export: {session.Error}"),
        SessionStatus.Interrupted => new ApiException(ErrorCodes.CaptureInterrupted),
        SessionStatus.Live => new ApiException(
            ErrorCodes.SessionNotFinished, "This capture is still running; poll its status and ask again when it is completed."),
        _ => new ApiException(ErrorCodes.SessionNotFinished),
    };
}
