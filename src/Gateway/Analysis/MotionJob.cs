using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Errors;
using Aikynetix.Pose;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Analysis;

/// <summary>Analyzes the movement of one claimed session and makes frames and numbers durable; what it leaves behind counts once the claim is completed.</summary>
internal sealed class MotionJob(
    SessionJournal sessions, AccountJournal accounts, IBlobStore blobs, FrameJournal frames, AnalysisStore analyses, MotionAnalysisRun run)
{
    private const string NoVideo = "This capture has no video: the numbers come from what was seen while it ran, without the pictures lost on the way.";
    private const string PartVideo = "The recording stopped early: the numbers come from what was seen while the capture ran.";
    private const string BadVideo = "The video of this capture cannot be analyzed, so the numbers come from what was seen while it ran.";

    // A capture was held to a limit of its own while it ran, and its pictures come a little later than their count of time.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Runs the analysis.</summary>
    /// <exception cref="AnalysisFailure">The clip cannot be analyzed, with the reason.</exception>
    /// <exception cref="Aikynetix.Sessions.Store.StoreUnavailableException">The results cannot be kept now.</exception>
    public async Task<AnalysisOutcome> RunAsync(
        AnalysisClaim claim, IPoseEstimator estimator, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var session = await sessions.FindAsync(claim.SessionId, cancellationToken)
            ?? throw new InvalidOperationException($"Session '{claim.SessionId}' was claimed but does not exist.");
        var request = Request(session.Draft, await accounts.FindUserAsync(session.Draft.UserId, cancellationToken));
        if (session.Capture is not { Frames: { } seen } capture) return await SeeAsync(claim, session, request, estimator, progress, cancellationToken);
        if (!session.HasVideo) return await DeriveAsync(claim, capture, seen, request, NoVideo, cancellationToken);
        // Part of the capture must not take the place of all of it.
        if (capture.VideoProblem is { } problem) return await DeriveAsync(claim, capture, seen, request, $"{PartVideo} ({problem})", cancellationToken);
        try
        {
            return await SeeAsync(claim, session, request, estimator, progress, cancellationToken);
        }
        catch (AnalysisFailure failure) when (failure.Code != ErrorCodes.NoPerson)
        {
            return await DeriveAsync(claim, capture, seen, request, $"{BadVideo} ({failure.Message})", cancellationToken);
        }
    }

    private async Task<AnalysisOutcome> SeeAsync(
        AnalysisClaim claim, SessionView session, MotionRequest request, IPoseEstimator estimator, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var video = await FetchAsync(session.Draft.VideoBlob, cancellationToken);
        var recorder = frames.Record(claim.FramesStream);
        var longest = session.Capture?.EndedAt - session.Capture?.StartedAt + Grace;
        var result = await run.RunAsync(video.Path, longest, request, estimator, recorder.AppendAsync, progress, cancellationToken);
        var series = await recorder.FinishAsync(cancellationToken);
        var blob = await analyses.SaveAsync(claim, result.Analysis, cancellationToken);
        return new AnalysisOutcome
        {
            ModelId = estimator.ModelId,
            Width = result.Width,
            Height = result.Height,
            Frames = series,
            SlowMotion = result.Analysis.Quality.SlowMotion,
            Received = result.Ledger.Received,
            Analyzed = result.Ledger.Analyzed,
            Dropped = result.Ledger.Dropped,
            AnalysisBlob = blob.Name,
            AnalysisSha256 = blob.Sha256,
            Summary = result.Analysis.Metrics,
        };
    }

    private async Task<AnalysisOutcome> DeriveAsync(
        AnalysisClaim claim, SessionCapture capture, FrameSeries seen, MotionRequest request, string warning, CancellationToken cancellationToken)
    {
        var record = new CaptureRecord(capture.Width, capture.Height, await frames.ReadAsync(seen, cancellationToken), request.SlowMotion ?? 1);
        var analysis = await run.DeriveAsync(record, request.Context, cancellationToken);
        analysis = analysis with { Quality = analysis.Quality with { Warnings = [warning, .. analysis.Quality.Warnings] } };
        var blob = await analyses.SaveAsync(claim, analysis, cancellationToken);
        return new AnalysisOutcome
        {
            ModelId = capture.ModelId,
            Width = capture.Width,
            Height = capture.Height,
            Frames = seen,
            SlowMotion = analysis.Quality.SlowMotion,
            Received = capture.Received,
            Analyzed = capture.Analyzed,
            Dropped = capture.Dropped,
            AnalysisBlob = blob.Name,
            AnalysisSha256 = blob.Sha256,
            Summary = analysis.Metrics,
        };
    }

    private static MotionRequest Request(SessionDraft draft, UserProfile? user) => new(
        ActivityTable.Named(draft.Activity).Context(draft.Exercise, draft.Facts, AthleteFacts.Of(user)), draft.Facts.SlowMotion);

    private async Task<BlobFile> FetchAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await blobs.FetchAsync(name, cancellationToken);
        }
        catch (BlobNotFoundException)
        {
            throw new AnalysisFailure(ErrorCodes.VideoNotFound);
        }
    }
}
