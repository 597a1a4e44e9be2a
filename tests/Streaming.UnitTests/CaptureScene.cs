using System.Runtime.CompilerServices;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.UnitTests;

/// <summary>One capture with a scripted source, tracker and sink, one of which may fail or cancel at a random frame.</summary>
internal sealed class CaptureScene : IDisposable
{
    public static readonly PlateCircle Plate = new(1, 2, 3, 4, 0.5f);
    private readonly CaptureTrouble _trouble;
    private readonly CancellationTokenSource _cancel = new();
    private int _alive;

    public CaptureScene(CaptureTrouble trouble, int seed, int frames, int inFlight, int ahead)
    {
        (_trouble, Count, Ahead, At) = (trouble, frames, ahead, new Random(seed).Next(frames));
        Tracker = new ScriptedTracker(inFlight, seed)
        {
            Fault = trouble is CaptureTrouble.TrackerAtOnce or CaptureTrouble.TrackerLater ? (At, trouble == CaptureTrouble.TrackerAtOnce) : null,
            Called = id => Upset(CaptureTrouble.CanceledByTracker, id),
        };
    }

    public int Count { get; }

    public int Ahead { get; }

    public int At { get; }

    public ScriptedTracker Tracker { get; }

    public List<VideoFrame> Frames { get; } = [];

    public List<FrameObservation> Sunk { get; } = [];

    public int MostAlive { get; private set; }

    public Exception? Failure { get; private set; }

    public FrameLedger Ledger { get; private set; } = new(0, 0, new Dictionary<string, long>());

    public Type Expected => _trouble switch
    {
        CaptureTrouble.TrackerAtOnce or CaptureTrouble.TrackerLater => typeof(ScriptedTracker.TrackerFault),
        CaptureTrouble.Source or CaptureTrouble.Plates or CaptureTrouble.Sink => typeof(InvalidDataException),
        _ => typeof(OperationCanceledException),
    };

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancel.Token);
        using var run = new CaptureRun(Tracker, FindPlates, SinkAsync);
        Failure = await Xunit.Record.ExceptionAsync(() => run.RunAsync(SourceAsync(either.Token), Ahead, either.Token));
        Ledger = run.Ledger;
        Tracker.Dispose();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _cancel.Dispose();

    private async IAsyncEnumerable<VideoFrame> SourceAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (var k = 0; k < Count; k++)
            {
                Upset(CaptureTrouble.Source, k);
                Upset(CaptureTrouble.CanceledBySource, k);
                if (k % 3 == 0) await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                var frame = new VideoFrame(2, 2, k, TimeSpan.FromSeconds(k), default, 0);
                Frames.Add(frame);
                MostAlive = Math.Max(MostAlive, Interlocked.Increment(ref _alive));
                yield return frame;
            }
        }
        finally
        {
            Tracker.NoMore();
        }
    }

    private PlateCircle[] FindPlates(VideoFrame frame, PoseFrame pose)
    {
        Assert.Equal(6, frame.Pixels.Length);
        Assert.Equal(frame.FrameId, pose.FrameId);
        Upset(CaptureTrouble.Plates, frame.FrameId);
        Interlocked.Decrement(ref _alive);
        return [Plate with { X = frame.FrameId }];
    }

    private async ValueTask SinkAsync(FrameObservation observation, CancellationToken cancellationToken)
    {
        if (observation.Pose.FrameId % 4 == 0) await Task.Yield();
        Upset(CaptureTrouble.Sink, observation.Pose.FrameId);
        Upset(CaptureTrouble.CanceledBySink, observation.Pose.FrameId);
        Sunk.Add(observation);
    }

    private void Upset(CaptureTrouble trouble, long frame)
    {
        if (_trouble != trouble || frame != At) return;
        if (trouble is CaptureTrouble.Source or CaptureTrouble.Plates or CaptureTrouble.Sink) throw new InvalidDataException();
        _cancel.Cancel();
    }
}
