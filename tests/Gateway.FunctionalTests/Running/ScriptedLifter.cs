using Aikynetix.Pose;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>A pose model that sees one lifter who pulls a bar, whatever the picture shows; needs no model file.</summary>
internal sealed class ScriptedLifter : IPoseEstimator
{
    /// <summary>Whether anybody is in the picture.</summary>
    public bool Present { get; set; } = true;

    /// <summary>Held closed, it stops every frame until it opens: analyses then stay in the middle.</summary>
    public TaskCompletionSource Gate { get; private set; } = Opened();

    public string ModelId => "scripted-lifter";

    public IPoseTracker StartTracking() => new Tracker(this);

    public void Close() => Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => Gate.TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }

    private static PoseFrame Draw(VideoFrame frame)
    {
        // Seen from the side, facing right: from a deep start to upright within a second, in fractions of the picture.
        var rise = (float)Math.Clamp(frame.Time.TotalSeconds, 0, 1);
        var points = new Keypoint[Skeleton.Count];
        foreach (var point in Enum.GetValues<BodyPoint>())
        {
            var (x, y) = Place(point, rise);
            points[(int)point] = new Keypoint(x * frame.Width, y * frame.Height, 0.9f);
        }

        return new PoseFrame(frame.FrameId, frame.Time, 1, points);
    }

    private static (float X, float Y) Place(BodyPoint point, float rise) => point switch
    {
        BodyPoint.LeftAnkle or BodyPoint.RightAnkle => (0.48f, 0.88f),
        BodyPoint.LeftHeel or BodyPoint.RightHeel => (0.46f, 0.92f),
        BodyPoint.LeftToe or BodyPoint.RightToe or BodyPoint.LeftSmallToe or BodyPoint.RightSmallToe => (0.56f, 0.92f),
        BodyPoint.LeftKnee or BodyPoint.RightKnee => (0.56f - (0.06f * rise), 0.70f - (0.02f * rise)),
        BodyPoint.LeftHip or BodyPoint.RightHip or BodyPoint.HipCentre => (0.42f + (0.08f * rise), 0.60f - (0.12f * rise)),
        BodyPoint.LeftShoulder or BodyPoint.RightShoulder or BodyPoint.Neck => (0.56f - (0.06f * rise), 0.42f - (0.20f * rise)),
        BodyPoint.LeftElbow or BodyPoint.RightElbow => (0.56f, 0.58f - (0.22f * rise)),
        BodyPoint.LeftWrist or BodyPoint.RightWrist => (0.56f, 0.74f - (0.24f * rise)),
        _ => (0.58f - (0.06f * rise), 0.34f - (0.20f * rise)),
    };

    private sealed class Tracker(ScriptedLifter lifter) : IPoseTracker
    {
        public int MaxInFlight => 2;

        public async Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken)
        {
            await lifter.Gate.Task.WaitAsync(cancellationToken);
            return lifter.Present ? Draw(frame) : PoseFrame.Empty(frame.FrameId, frame.Time);
        }

        public void Dispose()
        {
        }
    }
}
