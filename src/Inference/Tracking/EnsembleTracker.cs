using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Follows one athlete through one capture, several frames at a time: each starts from a fixed number of frames back.</summary>
internal sealed class EnsembleTracker : IPoseTracker
{
    // Two more than can compute: one whose successors still need its result recorded, one whose picture is on its way.
    private const int Spare = 2;

    private readonly FrameObserver _observer;
    private readonly int _lag;
    private readonly Queue<Task<TrackState>> _recent = new();
    private readonly CancellationTokenSource _ended = new();
    private Task<TrackState> _last = Task.FromResult(TrackState.Start);
    private long _index;

    public EnsembleTracker(Ensemble ensemble, RunScheduler scheduler, TrackingPace pace)
    {
        _observer = new FrameObserver(ensemble, scheduler, pace);
        _lag = pace.Lag;
    }

    /// <inheritdoc/>
    public int MaxInFlight => _lag + Spare;

    /// <inheritdoc/>
    public async Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ObjectDisposedException.ThrowIf(_ended.IsCancellationRequested, this);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        var observation = ObserveAsync(frame, _index, Seed(), linked.Token);
        _last = JoinAsync(_last, observation);
        // A failure reaches the caller through the observation; here nobody may be left to look at it.
        _ = _last.ContinueWith(
            static state => _ = state.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        _recent.Enqueue(_last);
        _index++;
        return (await observation.ConfigureAwait(false)).Pose;
    }

    /// <summary>Ends the capture; frames in flight stop before their next model run.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    private static async Task<TrackState> JoinAsync(Task<TrackState> before, Task<Observation> observation)
    {
        var seen = await observation.ConfigureAwait(false);
        return seen.Join(await before.ConfigureAwait(false));
    }

    private Task<TrackState> Seed()
    {
        // The first frames have nothing that far back: they all start from the first one.
        if (_recent.Count == 0) return _last;
        return _recent.Count < _lag ? _recent.Peek() : _recent.Dequeue();
    }

    private async Task<Observation> ObserveAsync(VideoFrame frame, long index, Task<TrackState> seed, CancellationToken cancellationToken)
    {
        var known = await seed.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return await _observer.ObserveAsync(frame, index, known, cancellationToken).ConfigureAwait(false);
    }
}
