using System.Threading.Channels;
using Aikynetix.Pose;
using Aikynetix.Streaming.Flow;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Streaming;

/// <summary>The second half of a live capture: always the newest picture goes to the pose model, and what was seen to the sink, in order.</summary>
/// <param name="tracker">Finds the athlete; as many pictures are in flight as it asks for.</param>
/// <param name="findPlates">Finds plates, once the pose is known; null when nobody asks for them.</param>
/// <param name="plateInterval">Least time between two searches for plates.</param>
/// <param name="sink">Takes each observation, one at a time.</param>
/// <param name="account">The books.</param>
/// <param name="time">Clock of the stages.</param>
/// <param name="log">Told when the model fails.</param>
internal sealed partial class LiveObserveStage(
    IPoseTracker tracker,
    PlateFinder? findPlates,
    TimeSpan plateInterval,
    Func<LiveObservation, CancellationToken, ValueTask> sink,
    LiveAccount account,
    TimeProvider time,
    ILogger log) : IDisposable
{
    // Observations that may wait for a slow sink besides those still in the making.
    private const int MaxUndelivered = 2;
    private readonly SemaphoreSlim _room = new(tracker.MaxInFlight);
    private TimeSpan _platesDue;
    private bool _failing;

    /// <summary>Runs all pictures through; returns when none is in flight any more, whatever happened.</summary>
    /// <param name="pictures">The newest pictures.</param>
    /// <param name="stop">Ends the work; canceled by this method when the sink fails.</param>
    public async Task RunAsync(StageChannel<LivePicture> pictures, CancellationTokenSource stop)
    {
        var inOrder = Channel.CreateBounded<Task<LiveObservation?>>(tracker.MaxInFlight + MaxUndelivered);
        var delivery = DeliverAllAsync(inOrder.Reader, stop);
        try
        {
            // A picture is taken only once the model is free: until then a newer one may replace it.
            await _room.WaitAsync(stop.Token).ConfigureAwait(false);
            await foreach (var picture in pictures.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                // The delivery takes every task until it is told that no more come, and so waits for all.
                await inOrder.Writer.WriteAsync(ObserveAsync(picture, stop.Token), CancellationToken.None).ConfigureAwait(false);
                await _room.WaitAsync(stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was seen by now is waited for below.
        }
        finally
        {
            inOrder.Writer.Complete();
            await delivery.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    private async Task<LiveObservation?> ObserveAsync(LivePicture picture, CancellationToken stop)
    {
        using (picture)
        {
            try
            {
                // A canceled estimate makes room before this loop hears of the end: the tracker must not be asked again.
                stop.ThrowIfCancellationRequested();
                var (frame, unit) = (picture.Frame, picture.Unit);
                var pose = await EstimateAsync(frame, stop).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                var inferred = time.GetTimestamp();
                _failing = false;
                var plates = findPlates is not null && ArePlatesDue(frame.Time) ? findPlates(frame, pose) : [];
                var latency = new LatencyChain(unit.Received, unit.Assembled, picture.Decoded, inferred, 0, unit.Captured);
                return new LiveObservation(new FrameObservation(pose, plates), frame.Width, frame.Height, latency);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception exception)
            {
                if (!_failing) LogFailure(exception);
                _failing = true;
                account.Drop(DropCause.Failed);
                return null;
            }
        }
    }

    // The model is free for the next picture before this one's plates are found and its observation is delivered.
    private async Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken stop)
    {
        try
        {
            return await tracker.EstimateAsync(frame, stop).ConfigureAwait(false);
        }
        finally
        {
            _room.Release();
        }
    }

    private bool ArePlatesDue(TimeSpan now)
    {
        if (now < _platesDue) return false;
        _platesDue = now + plateInterval;
        return true;
    }

    private async Task DeliverAllAsync(ChannelReader<Task<LiveObservation?>> inOrder, CancellationTokenSource stop)
    {
        Exception? failure = null;
        var frames = 0L;
        await foreach (var task in inOrder.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (await task.ConfigureAwait(false) is not { } seen || stop.IsCancellationRequested) continue;
            try
            {
                var (observation, pose) = (seen.Observation, seen.Observation.Pose);
                await sink(seen with { Observation = observation with { Pose = pose with { FrameId = frames++ } } }, stop.Token).ConfigureAwait(false);
                account.Analyze();
            }
            catch (Exception exception)
            {
                if (exception is not OperationCanceledException || !stop.IsCancellationRequested) failure = exception;
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    [LoggerMessage(1, LogLevel.Error, "The pose model failed on a live picture; the stream goes on")]
    private partial void LogFailure(Exception exception);
}
