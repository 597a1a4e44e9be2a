using System.Diagnostics.CodeAnalysis;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions.Captures;

/// <summary>Brings captures to rest whose process died or let go of them: what is in the spool goes to the store, and the session tells what became of it.</summary>
internal sealed partial class CaptureRecovery(
    string root,
    IEventStore store,
    ReadModel model,
    FrameJournal frames,
    CaptureFinish finish,
    StoreRetry retry,
    LeftCaptures leftHere,
    LiveAnalysis? live,
    ILogger<CaptureRecovery> log)
{
    /// <summary>How long one capture may keep the others waiting for what the store or the disk refuses it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, string> _told = [];

    /// <summary>Sessions whose captures are not at rest. Ask before this process begins any: what comes later is alive.</summary>
    public IReadOnlyList<string> List() => [.. CaptureFolder.SessionIds(root).Union(model.Query(CaptureRows.Open))];

    /// <summary>Brings them to rest, one after the other, and those with them that this process has left. One caller at a time.</summary>
    /// <param name="sessionIds">As listed.</param>
    /// <param name="keepUnknown">Whether folders of sessions that the store does not know may be all that is left of another store.</param>
    /// <param name="cancellationToken">Leaves the rest to the next start.</param>
    /// <returns>Those that could not be saved yet; try them again later.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "One capture that cannot be saved must not keep the others from being saved.")]
    public async Task<IReadOnlyList<string>> RecoverAsync(IReadOnlyList<string> sessionIds, bool keepUnknown, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        foreach (var id in sessionIds.Union(leftHere.SessionIds))
        {
            try
            {
                await RecoverAsync(new CaptureFolder(root, id), keepUnknown, cancellationToken);
                leftHere.Remove(id);
                _told.Remove(id);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                left.Add(id);
                if (_told.GetValueOrDefault(id) != failure.Message) LogNotRecovered(id, failure);
                _told[id] = failure.Message;
            }
        }

        return left;
    }

    private async Task RecoverAsync(CaptureFolder folder, bool keepUnknown, CancellationToken cancellationToken)
    {
        var id = folder.SessionId;
        var session = await retry.RunAsync(id, () => Session.LoadAsync(store, id, cancellationToken), cancellationToken);
        if (session?.Capture is not { } started)
        {
            if (!keepUnknown) folder.Remove();
            return;
        }

        if (session.Status != SessionStatus.Live)
        {
            folder.Remove();
            return;
        }

        var recorder = await retry.RunAsync(id, () => frames.ResumeAsync(started.FramesStream, cancellationToken), cancellationToken);
        var series = await new SpoolShipper(folder, recorder, retry).ShipLeftAsync(cancellationToken);
        var end = folder.FindEnd() ?? leftHere.FindEnd(id);
        await finish.FinishAsync(folder, series, end, live, cancellationToken);
        if (end is null) LogInterrupted(id, series.FrameCount);
        else LogEnded(id, series.FrameCount);
    }

    [LoggerMessage(1, LogLevel.Warning, "The capture of session {SessionId} broke off; its {Frames} frames are kept")]
    private partial void LogInterrupted(string sessionId, int frames);

    [LoggerMessage(2, LogLevel.Information, "The capture of session {SessionId} had ended and is finished now; {Frames} frames")]
    private partial void LogEnded(string sessionId, int frames);

    [LoggerMessage(3, LogLevel.Error, "The capture of session {SessionId} could not be saved yet; it is tried again, and its folder stays")]
    private partial void LogNotRecovered(string sessionId, Exception failure);
}
