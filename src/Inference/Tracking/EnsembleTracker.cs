using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Follows one athlete through one capture, several frames at a time: each starts from a fixed number of frames back.</summary>
internal sealed class EnsembleTracker : IPoseTracker
{
    private readonly Ensemble _ensemble;
    private readonly RunScheduler _scheduler;
    private readonly TrackingPace _pace;
    private readonly Queue<Task<TrackState>> _recent = new();
    private readonly CancellationTokenSource _ended = new();
    private Task<TrackState> _last = Task.FromResult(TrackState.Start);
    private long _index;
    private TimeSpan _time;

    public EnsembleTracker(Ensemble ensemble, RunScheduler scheduler, TrackingPace pace) => (_ensemble, _scheduler, _pace) = (ensemble, scheduler, pace);

    /// <inheritdoc/>
    public int MaxInFlight => _pace.MaxInFlight;

    /// <inheritdoc/>
    public async Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ObjectDisposedException.ThrowIf(_ended.IsCancellationRequested, this);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        var observation = ObserveAsync(frame, _pace.TurnOf(_index, _time, frame.Time, _scheduler.IsCrowded), Seed(), linked.Token);
        var joined = JoinAsync(_last, observation);
        _recent.Enqueue(joined);
        (_last, _index, _time) = (joined, _index + 1, frame.Time);
        var state = await joined.ConfigureAwait(false);
        var seen = await observation.ConfigureAwait(false);
        return seen.IsOutdated(state) ? PoseFrame.Empty(seen.Pose.FrameId, seen.Pose.Time) : seen.Pose;
    }

    /// <summary>Ends the capture; frames in flight stop before their next model run.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    private static async Task<TrackState> JoinAsync(Task<TrackState> before, Task<Observation> observation)
    {
        // A frame that failed tells nothing: what follows builds on what was known before it, or one failure would end the tracking.
        await ((Task)observation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var known = await before.ConfigureAwait(false);
        return observation.IsCompletedSuccessfully ? (await observation.ConfigureAwait(false)).Join(known) : known;
    }

    private Task<TrackState> Seed()
    {
        // The first frames have nothing that far back: they all start from the first one.
        if (_recent.Count == 0) return _last;
        return _recent.Count < _pace.Lag ? _recent.Peek() : _recent.Dequeue();
    }

    private async Task<Observation> ObserveAsync(VideoFrame frame, FrameTurn turn, Task<TrackState> seed, CancellationToken cancellationToken)
    {
        var known = await seed.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var observer = new FrameObserver(_ensemble, _scheduler.LaneOf(_pace.Priority));
        return await observer.ObserveAsync(frame, turn, known, cancellationToken).ConfigureAwait(false);
    }
}
