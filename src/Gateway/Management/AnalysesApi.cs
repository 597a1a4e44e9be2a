using System.Globalization;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Events;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Management;

/// <summary>Asks for a session to be analyzed again, lists its analyses and compares them.</summary>
internal static class AnalysesApi
{
    private const string NothingSeen = "There is neither a video of this session nor anything that was seen while it ran, so it cannot be analyzed again.";

    /// <summary>Maps the routes.</summary>
    public static void MapAnalyses(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/session-management/sessions/{session_id}").RequireAuthorization().WithTags("Session management")
            .WithErrors(ErrorCodes.KeyMissing, ErrorCodes.KeyInvalid, ErrorCodes.NotYourSession, ErrorCodes.SessionNotFound, ErrorCodes.RateLimited);
        group.MapPost("/reanalyze/", ReanalyzeAsync)
            .WithErrors(ErrorCodes.AnalysisRunning, ErrorCodes.VideoNotFound)
            .WithSummary("Analyzes a session again")
            .WithDescription("With the model that is installed now, as a new version; until it is completed, and when it fails, the version before answers. "
                + "Without a video the numbers are derived anew from what was seen live.")
            .WithExample(ManagementExamples.Reanalysis, "202");
        group.MapGet("/analyses/", ListAsync)
            .WithSummary("Analyses of a session")
            .WithExample(ManagementExamples.Analyses);
        group.MapGet("/analyses/diff/", DiffAsync)
            .WithErrors(ErrorCodes.FieldInvalid, ErrorCodes.AnalysisNotFound, ErrorCodes.SessionNotFinished)
            .WithSummary("Two analyses compared")
            .WithDescription("`to` is the newest result by default, `from` the one before it.")
            .WithExample(ManagementExamples.Difference);
    }

    private static async Task<Accepted<ReanalysisBody>> ReanalyzeAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        HttpContext context,
        SessionAccess access,
        SessionJournal sessions,
        IBlobStore blobs,
        CancellationToken cancellationToken)
    {
        var session = await access.ReadAsync(Caller.Of(context), sessionId, cancellationToken);
        var hasVideo = session.HasVideo && await blobs.FindLengthAsync(session.Draft.VideoBlob, cancellationToken) is not null;
        if (!hasVideo && session is not ({ Status: SessionStatus.Live } or { HasVideo: false, Capture.Frames.FrameCount: > 0 }))
            throw new ApiException(ErrorCodes.VideoNotFound, session.Capture is null ? null : NothingSeen);
        try
        {
            var version = await sessions.ReanalyzeAsync(sessionId, cancellationToken) ?? throw new ApiException(ErrorCodes.SessionNotFound);
            return TypedResults.Accepted(
                string.Create(CultureInfo.InvariantCulture, $"/sessions/{sessionId}/status/?analysis_version={version}"),
                new ReanalysisBody(sessionId, version, SessionStatus.Queued.Wire()));
        }
        catch (SessionBusyException busy)
        {
            throw new ApiException(ErrorCodes.AnalysisRunning, cause: busy);
        }
    }

    private static async Task<Ok<AnalysesBody>> ListAsync(
        [FromRoute(Name = "session_id")] string sessionId, HttpContext context, SessionAccess access, CancellationToken cancellationToken)
    {
        var session = await access.ReadAsync(Caller.Of(context), sessionId, cancellationToken);
        return TypedResults.Ok(new AnalysesBody(session.Id, session.AnalysisVersion, [.. session.Analyses.Select(AnalysisBody.From)]));
    }

    private static async Task<Ok<AnalysisDifference>> DiffAsync(
        [FromRoute(Name = "session_id")] string sessionId,
        string? from,
        string? to,
        HttpContext context,
        SessionAccess access,
        AnalysisStore analyses,
        CancellationToken cancellationToken)
    {
        var session = await access.ReadAsync(Caller.Of(context), sessionId, cancellationToken);
        var second = Version(to, "to") ?? session.AnalysisVersion;
        var first = Version(from, "from") ?? session.Analyses.LastOrDefault(one => one.Result is not null && one.Version < second)?.Version ?? second;
        return TypedResults.Ok(AnalysisDifference.Between(session.Id, await LoadAsync(first), await LoadAsync(second)));

        async Task<(AnalysisBody Body, MotionAnalysis Numbers)> LoadAsync(int version)
        {
            var chosen = session.Analyses.FirstOrDefault(one => one.Version == version) ?? throw new ApiException(ErrorCodes.AnalysisNotFound);
            return chosen.Result is { } result
                ? (AnalysisBody.From(chosen), await analyses.LoadAsync(result, cancellationToken))
                : throw new ApiException(ErrorCodes.SessionNotFinished, $"Analysis {version} has no result: it is {chosen.Status.Wire()}.");
        }
    }

    private static int? Version(string? text, string name) => string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new ApiException(ErrorCodes.FieldInvalid, $"{name} must be the number of an analysis, from 1.");
}
