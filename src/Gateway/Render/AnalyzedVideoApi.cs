using System.Globalization;
using System.Text.Json.Nodes;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Videos;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Work;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Aikynetix.Gateway.Render;

/// <summary>Has the video of a session rendered with skeleton, angles, bar path and phases, and shows it.</summary>
internal static class AnalyzedVideoApi
{
    private const string NoVideo = "There is no video of this live capture: its pictures could not be kept.";
    private const string NoResult = "The analysis of this session failed, so there is nothing to draw";
    private const string RetryAfterSeconds = "2";
    private const string Example = "http://localhost:8080/videos/0123456789abcdef0123456789abcdef/analyzed/1/?expires=1773072245&signature=…";

    // So long a failure is told to whoever asks; a later question begins anew.
    private static readonly TimeSpan FailureTime = TimeSpan.FromMinutes(1);

    /// <summary>Maps the routes.</summary>
    public static void MapAnalyzedVideo(this IEndpointRouteBuilder routes)
    {
        routes.MapAsk("/session-management/sessions/{session_id}/analyzed-video/");
        routes.MapAsk("/sessions/{session_id}/analyzed-video/");
        routes.MapMethods(AnalyzedLinks.Pattern, [HttpMethods.Get, HttpMethods.Head], ShowAsync)
            .WithMetadata(new QueryTokenAllowed())
            .WithTags("Videos")
            .WithSummary("The analyzed video")
            .WithDescription("Takes the signed link of `analyzed_video_url`, or an API key; answers HEAD and Range requests. `download=true` answers it as a file to keep.")
            .Produces(200, contentType: "video/mp4")
            .Produces(206, contentType: "video/mp4")
            .WithErrors(
                ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.LinkInvalid, ErrorCodes.LinkExpired, ErrorCodes.NotYourSession,
                ErrorCodes.SessionNotFound, ErrorCodes.VideoNotFound, ErrorCodes.RangeNotSatisfiable);
    }

    private static void MapAsk(this IEndpointRouteBuilder routes, string pattern) => routes.MapGet(pattern, AskAsync)
        .RequireAuthorization()
        .WithTags("Videos")
        .WithSummary("A link to the analyzed video")
        .WithDescription("The first question starts the rendering: 202 until it is done, with its progress and `Retry-After`; then 200 with the link. "
            + "`download=true` makes it the link of a file to keep; `is_jump` and `is_weight` are accepted and ignored, for the session knows.")
        .WithErrors(
            ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound, ErrorCodes.VideoNotFound,
            ErrorCodes.SessionNotFinished, ErrorCodes.SessionFailed, ErrorCodes.VideoUndecodable, ErrorCodes.RateLimited, ErrorCodes.StorageFull,
            ErrorCodes.DecoderMissing)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            ResponseExamples.Add(operation, new JsonObject { ["analyzed_video_url"] = Example });
            operation.Responses!["202"].Content!["application/json"].Example = new JsonObject { ["status"] = "processing", ["progress"] = 0.4 };
            return Task.CompletedTask;
        });

    private static async Task<Results<Ok<AnalyzedVideoBody>, Accepted<RenderingBody>>> AskAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        bool? download,
        HttpContext context,
        SessionAccess access,
        AnalyzedLinks links,
        JobQueue queue,
        ProgressBoard board,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var session = await access.ReadAsync(context, sessionId, cancellationToken);
        var result = Drawable(session);
        context.Response.Headers.CacheControl = "no-store";
        if (await links.FindAsync(context.Request, session, cancellationToken) is { } link) return Link(link, download);

        var request = RenderJob.Request(session, result);
        if (await queue.FindAsync(request.Kind, request.Key, cancellationToken) is { Status: JobStatus.Failed } failed && time.GetUtcNow() - failed.EndedAt < FailureTime)
            throw new ApiException(ErrorCodes.All.GetValueOrDefault(failed.ErrorCode ?? "", ErrorCodes.Internal), failed.Error);
        var job = await queue.AskAsync(request, cancellationToken);
        if (job.Status == JobStatus.Completed)
            return Link(await links.FindAsync(context.Request, session, cancellationToken) ?? throw new ApiException(ErrorCodes.VideoNotFound), download);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return TypedResults.Accepted(
            (string?)null, new RenderingBody(job.Status == JobStatus.Running ? "processing" : "queued", board.Get(job.BoardName) ?? 0));
    }

    private static Ok<AnalyzedVideoBody> Link(string link, bool? download) =>
        TypedResults.Ok(new AnalyzedVideoBody(download == true ? link + "&download=true" : link));

    private static AnalysisOutcome Drawable(SessionView session)
    {
        if (session.Result is not { } result)
        {
            throw session.Status == SessionStatus.Failed
                ? new ApiException(ErrorCodes.SessionFailed, $"{NoResult}: {session.Error}")
                : new ApiException(ErrorCodes.SessionNotFinished);
        }

        if (session.HasVideo) return result;
        throw session.Status == SessionStatus.Live ? new ApiException(ErrorCodes.SessionNotFinished) : new ApiException(ErrorCodes.VideoNotFound, NoVideo);
    }

    private static async Task<IResult> ShowAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        [FromRoute] int version,
        bool? download,
        HttpContext context,
        LinkDoor door,
        IBlobStore blobs,
        CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(context, AnalyzedLinks.PathOf(sessionId, version), sessionId, cancellationToken) is not { } session) return TypedResults.Challenge();
        try
        {
            var video = await blobs.OpenAsync(RenderBlobs.Video(session.Id, version), cancellationToken);
            context.Response.Headers.CacheControl = "private, max-age=3600";
            return TypedResults.Stream(
                video,
                "video/mp4",
                fileDownloadName: download == true ? string.Create(CultureInfo.InvariantCulture, $"{session.Id}-analyzed.mp4") : null,
                entityTag: new EntityTagHeaderValue($"\"{RenderBlobs.Key(session.Id, version)}\""),
                enableRangeProcessing: true);
        }
        catch (BlobNotFoundException missing)
        {
            throw new ApiException(ErrorCodes.VideoNotFound, "This video was not rendered yet; ask for it at /sessions/{id}/analyzed-video/.", missing);
        }
    }
}
