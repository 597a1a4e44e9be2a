using System.Diagnostics.CodeAnalysis;
using Aikynetix.Biomechanics;
using Aikynetix.Sessions.Analyses;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions.Captures;

/// <summary>
/// Turns a capture whose frames are all in the store into a session at rest: video to blob, live analysis, the facts in one append, then
/// the folder goes. Every step may be repeated, so whoever is killed in the middle, the next start does it again.
/// </summary>
internal sealed partial class CaptureFinish(
    IEventStore store,
    IBlobStore blobs,
    FrameJournal frames,
    AnalysisStore analyses,
    ProjectionRunner runner,
    StoreRetry retry,
    TimeProvider time,
    ILogger<CaptureFinish> log)
{
    private const int LiveVersion = 1, FinalVersion = 2;

    /// <summary>Finishes the capture.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="series">Its frames.</param>
    /// <param name="end">How it ended; null when it broke off.</param>
    /// <param name="live">Makes the live analysis; null when nobody can.</param>
    /// <param name="cancellationToken">Leaves the rest to the next start.</param>
    public async Task<SessionView> FinishAsync(
        CaptureFolder folder, FrameSeries series, EndNote? end, LiveAnalysis? live, CancellationToken cancellationToken)
    {
        var id = folder.SessionId;
        var session = await LoadAsync(id, cancellationToken);
        if (session.Status == SessionStatus.Live)
        {
            var hasVideo = await retry.RunAsync(id, () => AdoptVideoAsync(session, folder, end, cancellationToken), cancellationToken);
            var yield = Yield(series, hasVideo, end);
            var analysis = await AnalyzeAsync(session, series, yield, live, cancellationToken);
            session = await AppendAsync(session, Facts(end, yield, analysis), cancellationToken);
        }

        await retry.RunAsync(id, () => Task.Run(folder.Remove, cancellationToken), cancellationToken);
        return SessionView.From(session, progress: null);
    }

    private static CaptureYield Yield(FrameSeries series, bool hasVideo, EndNote? end) => end is { End: { } told }
        ? new CaptureYield(series.FrameCount, series.Sha256, hasVideo, told.Received, told.Analyzed, told.Dropped, told.VideoProblem)
        : new CaptureYield(series.FrameCount, series.Sha256, hasVideo, series.FrameCount, series.FrameCount, new Dictionary<string, long>());

    private async Task<Session> LoadAsync(string id, CancellationToken cancellationToken) =>
        await retry.RunAsync(id, () => Session.LoadAsync(store, id, cancellationToken), cancellationToken)
            ?? throw new InvalidOperationException($"There is no session '{id}' to be finished.");

    private async Task<bool> AdoptVideoAsync(Session session, CaptureFolder folder, EndNote? end, CancellationToken cancellationToken)
    {
        var file = new FileInfo(folder.VideoPath);
        if (end is { End.HasVideo: false } || file is { Exists: true, Length: 0 })
        {
            await blobs.DeleteAsync(session.Created.VideoBlob, cancellationToken);
            return false;
        }

        return await blobs.AdoptAsync(session.Created.VideoBlob, file.FullName, cancellationToken) > 0;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the mathematics makes of a broken capture, the capture itself must be kept.")]
    private async Task<AnalysisCompleted?> AnalyzeAsync(
        Session session, FrameSeries series, CaptureYield yield, LiveAnalysis? live, CancellationToken cancellationToken)
    {
        if (live is null || series.FrameCount == 0) return null;
        var started = session.Capture!;
        MotionAnalysis analysis;
        try
        {
            var seen = await retry.RunAsync(session.Id, () => frames.ReadAsync(series, cancellationToken), cancellationToken);
            var capture = new CaptureRecord(started.Width, started.Height, seen);
            analysis = await live(SessionView.From(session, progress: null).Draft, capture, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotAnalyzed(session.Id, failure);
            return null;
        }

        var claim = new AnalysisClaim(session.Id, LiveVersion, 0, default);
        var blob = await retry.RunAsync(session.Id, () => SaveAsync(claim, analysis, cancellationToken), cancellationToken);
        var outcome = new AnalysisOutcome
        {
            ModelId = started.ModelId,
            Width = started.Width,
            Height = started.Height,
            Frames = series,
            Received = yield.Received,
            Analyzed = yield.Analyzed,
            Dropped = yield.Dropped,
            AnalysisBlob = blob.Name,
            AnalysisSha256 = blob.Sha256,
            Summary = analysis.Metrics,
        };
        return outcome.ToFact(claim, time.GetUtcNow()) with { Live = true };
    }

    // One that a killed process left under this name was never spoken of, and is removed before it is made again.
    private async Task<StoredAnalysis> SaveAsync(AnalysisClaim claim, MotionAnalysis analysis, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(claim.AnalysisBlob, cancellationToken);
        return await analyses.SaveAsync(claim, analysis, cancellationToken);
    }

    private IReadOnlyList<IFact> Facts(EndNote? end, CaptureYield yield, AnalysisCompleted? analysis)
    {
        var now = time.GetUtcNow();
        IFact[] made = analysis is null ? [] : [analysis];
        return end is null
            ? [.. made, new CaptureInterrupted(now, yield)]
            : [new CaptureEnded(end.EndedAt, end.End.Reason, yield), .. made, new AnalysisRequested(FinalVersion, now)];
    }

    private async Task<Session> AppendAsync(Session session, IReadOnlyList<IFact> facts, CancellationToken cancellationToken)
    {
        NewEvent[] events = [.. facts.Select(FactFormat.Write)];
        while (session.Status == SessionStatus.Live)
        {
            try
            {
                var expected = ExpectedRevision.At(session.Revision);
                var stored = await retry.RunAsync(
                    session.Id, () => store.AppendAsync(StreamNames.Session(session.Id), expected, events, cancellationToken), cancellationToken);
                await runner.SettleAsync(stored.Position, cancellationToken);
                return facts.Aggregate(session, (one, fact) => one.Apply(fact)) with { Revision = stored.Revision };
            }
            catch (WrongExpectedRevisionException)
            {
                session = await LoadAsync(session.Id, cancellationToken);
            }
        }

        return session;
    }

    [LoggerMessage(1, LogLevel.Error, "The live analysis of session {SessionId} failed; its frames and its video are kept")]
    private partial void LogNotAnalyzed(string sessionId, Exception failure);
}
