using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Reads the sessions of every activity: their details.</summary>
internal static class ActivityApi
{
    private const string TrueTime = "All times are seconds of true time: the place in the video is the value × `quality.slow_motion`.";

    /// <summary>Maps the route of every activity.</summary>
    public static void MapActivities(this IEndpointRouteBuilder routes)
    {
        foreach (var shape in ActivityShape.All) routes.MapActivity(shape);
    }

    private static void MapActivity(this IEndpointRouteBuilder routes, ActivityShape shape)
    {
        var activity = shape.Activity;
        var group = routes.MapGroup($"/{activity.Path}/sessions/{{session_id}}").RequireAuthorization().WithTags(activity.Name).WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound, ErrorCodes.WrongActivity,
            ErrorCodes.RateLimited).WithAnalysisVersion();
        group.MapGet("/", Details(activity.Name))
            .Produces(200, shape.DetailsType)
            .WithSummary($"Details of a {activity.Movement}")
            .WithDescription("Answers 200 in every state: until the session is completed the metrics and series are empty, a failed one says why in `error`. "
                + "After a live capture they are provisional until the full analysis is done, and `quality.warnings` says so; `video_url` is null where there is no video. "
                + "`analyzed_video_url` is null until that video was rendered: `/sessions/{id}/analyzed-video/` starts it. "
                + TrueTime)
            .AddOpenApiOperationTransformer(async (operation, _, cancellationToken) =>
                ResponseExamples.Add(operation, await ResponseExamples.DetailsAsync(shape, cancellationToken)));
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
}
