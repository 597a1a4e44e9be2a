using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>A pose model and plate detector that see one scripted clean, or another film, whatever the picture shows; needs no model file.</summary>
internal sealed class ScriptedLifter : IPoseModel, IPoseEstimator
{
    /// <summary>Frame rate of the clips that go with it.</summary>
    public const int FramesPerSecond = 20;

    /// <summary>What they see; a clean unless a test sets it.</summary>
    public CaptureRecord Film { get; set; } = SyntheticLifter.Film(LiftScript.Reference(), new LifterOptions { FramesPerSecond = FramesPerSecond });
    private TaskCompletionSource _gate = OpenGate();
    private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _pauseAt = long.MaxValue;
    private long _plateSearches;

    /// <summary>In how many pictures plates were looked for.</summary>
    public long PlateSearches => Interlocked.Read(ref _plateSearches);

    public string? Problem { get; set; }

    public string ModelId => "scripted-lifter";

    /// <summary>Whether anybody is in the picture.</summary>
    public bool Present { get; set; } = true;

    /// <summary>Whether what is seen could be anything: somebody seems to be there, but no joint is clear.</summary>
    public bool Vague { get; set; }

    /// <summary>Completes when an analysis has come to the frame of <see cref="PauseAt"/>.</summary>
    public Task Paused => _paused.Task;

    /// <summary>Stops every analysis at its next frame until <see cref="Open"/>.</summary>
    public void Close()
    {
        _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _pauseAt = 0;
    }

    /// <summary>Stops an analysis at the given frame until <see cref="Open"/>.</summary>
    public void PauseAt(long frame)
    {
        Close();
        _pauseAt = frame;
    }

    public void Open() => _gate.TrySetResult();

    public Task<IPoseEstimator> GetAsync(CancellationToken cancellationToken) =>
        Problem is { } problem ? throw new Inference.Models.ModelUnavailableException(problem) : Task.FromResult<IPoseEstimator>(this);

    public Task<IPoseEstimator> GetLiveAsync(CancellationToken cancellationToken) => GetAsync(cancellationToken);

    public IPoseTracker StartTracking(CapturePriority priority) => new Tracker(this);

    /// <summary>The scripted plates, in pixels of the given picture.</summary>
    public PlateCircle[] FindPlates(VideoFrame frame, PoseFrame pose)
    {
        var scale = Scale(frame);
        Interlocked.Increment(ref _plateSearches);
        return [.. Seen(frame).Plates.Select(plate => new PlateCircle(plate.X * scale, plate.Y * scale, plate.RadiusX * scale, plate.RadiusY * scale, plate.Score))];
    }

    private static TaskCompletionSource OpenGate()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }

    private float Scale(VideoFrame frame) => frame.Width / (float)Film.Width;

    private FrameObservation Seen(VideoFrame frame) => Film.Frames[(int)Math.Min(frame.FrameId, Film.Frames.Count - 1)];

    private PoseFrame Draw(VideoFrame frame)
    {
        if (!Present) return PoseFrame.Empty(frame.FrameId, frame.Time);
        var (seen, scale) = (Seen(frame).Pose, Scale(frame));
        return new PoseFrame(
            frame.FrameId, frame.Time, seen.Presence, [.. seen.Points.Select(point => new Keypoint(point.X * scale, point.Y * scale, Vague ? 0.3f : point.Score))]);
    }

    private sealed class Tracker(ScriptedLifter lifter) : IPoseTracker
    {
        public int MaxInFlight => 2;

        public async Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken)
        {
            if (frame.FrameId >= lifter._pauseAt)
            {
                lifter._paused.TrySetResult();
                await lifter._gate.Task.WaitAsync(cancellationToken);
            }

            return lifter.Draw(frame);
        }

        public void Dispose()
        {
        }
    }
}
