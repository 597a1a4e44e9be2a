using Aikynetix.Pose;

namespace Aikynetix.Streaming.UnitTests;

/// <summary>
/// A tracker that finishes frames in a seeded random order. It holds a frame back until as many have come as it asked for, and then lets go
/// of random ones until that frame is among them; so whoever gives it fewer frames at once than it asked for waits for ever.
/// </summary>
internal sealed class ScriptedTracker(int maxInFlight, int seed) : IPoseTracker
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly List<(VideoFrame Frame, TaskCompletionSource<PoseFrame> Result)> _pending = [];
    private bool _noMore;

    public int MaxInFlight => maxInFlight;

    public int MostInFlight { get; private set; }

    public int Disposals { get; private set; }

    /// <summary>The frame whose estimate fails, and whether at the call or later on.</summary>
    public (long Frame, bool AtOnce)? Fault { get; init; }

    /// <summary>Called with the frame's id at each call.</summary>
    public Action<long> Called { get; init; } = _ => { };

    public Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Assert.Equal(0, Disposals);
            Called(frame.FrameId);
            if (Fault is { AtOnce: true } fault && fault.Frame == frame.FrameId) throw new TrackerFault();
            var result = new TaskCompletionSource<PoseFrame>(TaskCreationOptions.RunContinuationsAsynchronously);
            cancellationToken.Register(() => result.TrySetCanceled(cancellationToken));
            _pending.Add((frame, result));
            MostInFlight = Math.Max(MostInFlight, _pending.Count);
            LetGo(frame.FrameId - maxInFlight + 1);
            return result.Task;
        }
    }

    /// <summary>Says that the source has no more frames, so that nothing is held back any longer.</summary>
    public void NoMore()
    {
        lock (_lock)
        {
            _noMore = true;
            LetGo(long.MaxValue);
        }
    }

    public void Dispose() => Disposals++;

    private void LetGo(long due)
    {
        while (_pending.Count > 0 && (_noMore || _pending.Any(each => each.Frame.FrameId <= due)))
        {
            var next = _random.Next(_pending.Count);
            var (frame, result) = _pending[next];
            _pending.RemoveAt(next);
            if (Fault?.Frame == frame.FrameId) result.TrySetException(new TrackerFault());
            else if (!result.Task.IsCompleted) result.TrySetResult(PoseFrame.Empty(frame.FrameId, frame.Time));
        }
    }

    /// <summary>The failure of the model.</summary>
    internal sealed class TrackerFault : Exception;
}
