using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Events;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Reads weightlifting sessions: their details and their series.</summary>
internal static class LiftingApi
{
    private const string Activity = "Weightlifting";

    /// <summary>Maps the routes.</summary>
    public static void MapLifting(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/weightlifting/sessions/{session_id}").RequireAuthorization().WithTags("Weightlifting").WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound, ErrorCodes.WrongActivity,
            ErrorCodes.RateLimited);
        group.MapGet("/", DetailsAsync)
            .WithSummary("Details of a lift")
            .WithDescription("Answers 200 in every state: until the session is completed the metrics and series are empty, a failed one says why in `error`. "
                + "After a live capture they are provisional until the full analysis is done, and `quality.warnings` says so; `video_url` is null where there is no video. "
                + "`analyzed_video_url` is null: this server does not draw on videos yet.");
        group.MapGet("/export/", ExportAsync)
            .WithErrors(ErrorCodes.FormatUnknown, ErrorCodes.FormatNotAvailable, ErrorCodes.SessionNotFinished, ErrorCodes.SessionFailed,
                ErrorCodes.CaptureInterrupted)
            .WithSummary("Series of a lift")
            .WithDescription("`format=json` (default) or `format=csv`: one row per frame, one column per series, empty where nothing was measured. "
                + "The formats trc, mot, c3d and parquet are not available yet.")
            .Produces<SeriesExport>()
            .Produces<string>(200, "text/csv");
    }

    private static async Task<Ok<SessionDetails>> DetailsAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        HttpContext context,
        SessionAccess access,
        SessionReader reader,
        CancellationToken cancellationToken)
    {
        var session = await access.ReadAsync(Caller.Of(context), Activity, sessionId, cancellationToken);
        return TypedResults.Ok(await reader.DetailsAsync(session, context.Request, cancellationToken));
    }

    private static async Task<IResult> ExportAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        string? format,
        HttpContext context,
        SessionAccess access,
        SessionReader reader,
        CancellationToken cancellationToken)
    {
        var session = await access.ReadAsync(Caller.Of(context), Activity, sessionId, cancellationToken);
        var wanted = ExportFormats.Parse(format);
        if (session is not { Status: SessionStatus.Completed or SessionStatus.Interrupted, Result: { } result }) throw Unfinished(session);
        return new SeriesResult(await reader.ExportAsync(session, result, cancellationToken), wanted, $"{session.Draft.Exercise}-{session.Id}");
    }

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
