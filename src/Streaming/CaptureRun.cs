using System.Runtime.ExceptionServices;
using Aikynetix.Pose;
using Aikynetix.Streaming.Flow;

namespace Aikynetix.Streaming;

/// <summary>One pass of one capture's frames through pose and plates to the sink: in order, each frame disposed once, first failure wins.</summary>
/// <param name="tracker">Finds the athlete; as many frames are in flight as it asks for.</param>
/// <param name="findPlates">Finds plates, once the pose is known.</param>
/// <param name="sink">Takes each observation, in frame order, one at a time.</param>
internal sealed class CaptureRun(IPoseTracker tracker, PlateFinder findPlates, Func<FrameObservation, CancellationToken, ValueTask> sink)
    : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private ExceptionDispatchInfo? _failure;
    private long _received;
    private long _analyzed;

    /// <summary>The count so far.</summary>
    public FrameLedger Ledger => new(Interlocked.Read(ref _received), Interlocked.Read(ref _analyzed), new Dictionary<string, long>());

    /// <summary>Runs all frames through; returns when none is in flight any more, whatever happened.</summary>
    /// <param name="frames">The decoder.</param>
    /// <param name="framesAhead">Decoded frames that may wait for the tracker.</param>
    /// <param name="cancellationToken">Abandons the capture.</param>
    public async Task RunAsync(IAsyncEnumerable<VideoFrame> frames, int framesAhead, CancellationToken cancellationToken)
    {
        using var ahead = StageChannel<VideoFrame>.Durable(framesAhead);
        using (cancellationToken.Register(_stop.Cancel))
        {
            // The decoder gets a task of its own: its reads mostly finish at once and would otherwise hold this loop up.
            var pump = Task.Run(() => PumpAsync(frames, ahead, _stop.Token), CancellationToken.None);
            await ObserveAllAsync(ahead, _stop.Token).ConfigureAwait(false);
            await pump.ConfigureAwait(false);
        }

        if (_failure?.SourceException is null or OperationCanceledException) cancellationToken.ThrowIfCancellationRequested();
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task PumpAsync(IAsyncEnumerable<VideoFrame> frames, StageChannel<VideoFrame> ahead, CancellationToken stop)
    {
        try
        {
            await foreach (var frame in frames.WithCancellation(stop).ConfigureAwait(false))
            {
                Interlocked.Increment(ref _received);
                await ahead.WriteAsync(frame, stop).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            ahead.Complete();
        }
    }

    private async Task ObserveAllAsync(StageChannel<VideoFrame> ahead, CancellationToken stop)
    {
        var inFlight = new Queue<Task<FrameObservation>>();
        try
        {
            await foreach (var frame in ahead.ReadAllAsync(stop).ConfigureAwait(false))
            {
                inFlight.Enqueue(ObserveAsync(frame, stop));
                if (inFlight.Count >= tracker.MaxInFlight) await DeliverAsync(inFlight.Dequeue(), stop).ConfigureAwait(false);
            }

            while (inFlight.TryDequeue(out var next)) await DeliverAsync(next, stop).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        // Nobody may still look at a frame, or at the tracker, once this returns.
        Task settled = Task.WhenAll(inFlight);
        await settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<FrameObservation> ObserveAsync(VideoFrame frame, CancellationToken stop)
    {
        using (frame)
        {
            try
            {
                // The search for plates is work: it must run on neither this loop's thread nor the one that completes the pose.
                var pose = await tracker.EstimateAsync(frame, stop).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                return new FrameObservation(pose, findPlates(frame, pose));
            }
            catch (Exception exception)
            {
                Fail(exception);
                throw;
            }
        }
    }

    private async Task DeliverAsync(Task<FrameObservation> observation, CancellationToken stop)
    {
        var seen = await observation.ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        await sink(seen, stop).ConfigureAwait(false);
        Interlocked.Increment(ref _analyzed);
    }

    private void Fail(Exception exception)
    {
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        _stop.Cancel();
    }
}
