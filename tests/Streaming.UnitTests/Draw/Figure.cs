using System.Numerics;
using Aikynetix.Biomechanics;
using Aikynetix.Pose;
using Aikynetix.Streaming.Draw;

namespace Aikynetix.Streaming.UnitTests.Draw;

/// <summary>Somebody who stands still, seen from the side, and a plan to draw them: every place is known to the pixel.</summary>
internal static class Figure
{
    // Shares of the picture's height from its middle, athlete facing right; both sides lie behind each other but for two hundredths.
    private static readonly Dictionary<BodyPoint, (float X, float Y)> Left = new()
    {
        [BodyPoint.LeftEye] = (0.03f, 0.18f),
        [BodyPoint.LeftEar] = (0, 0.18f),
        [BodyPoint.LeftShoulder] = (0, 0.28f),
        [BodyPoint.LeftElbow] = (0.02f, 0.42f),
        [BodyPoint.LeftWrist] = (0.1f, 0.5f),
        [BodyPoint.LeftHip] = (0, 0.52f),
        [BodyPoint.LeftKnee] = (0.06f, 0.7f),
        [BodyPoint.LeftAnkle] = (0, 0.87f),
        [BodyPoint.LeftToe] = (0.09f, 0.9f),
        [BodyPoint.LeftSmallToe] = (0.08f, 0.9f),
        [BodyPoint.LeftHeel] = (-0.03f, 0.9f),
    };

    public static Vector2 Place(BodyPoint point, int width, int height)
    {
        var (x, y) = point switch
        {
            BodyPoint.Nose => (0.05f, 0.19f),
            BodyPoint.Head => (0, 0.12f),
            BodyPoint.Neck => (0, 0.27f),
            BodyPoint.HipCentre => (-0.01f, 0.52f),
            _ when Left.TryGetValue(point, out var left) => left,
            _ => (Left[Skeleton.Mirror(point)].X - 0.02f, Left[Skeleton.Mirror(point)].Y),
        };
        return new Vector2((width / 2f) + (x * height), y * height);
    }

    /// <summary>A plan for pictures at these times.</summary>
    public static OverlayPlan Plan(
        int width, int height, IReadOnlyList<TimeSpan> times, string[]? joints = null, BodyPoint[]? unseen = null, Func<int, bool>? isThere = null, double slowMotion = 1)
    {
        var frames = times.Select((time, i) => new FrameObservation(Pose(width, height, i, time, unseen ?? [], isThere?.Invoke(i) ?? true), [])).ToArray();
        return OverlayPlan.From(new CaptureRecord(width, height, frames, slowMotion), Analysis([.. times.Select(time => time.TotalSeconds / slowMotion)]), joints ?? ["knee"]);
    }

    public static MotionAnalysis Analysis(double[] times) => new()
    {
        Activity = "Jumping",
        Exercise = "Countermovement Jump",
        Timestamps = times,
        Angles = new[] { "l", "r" }.SelectMany(side => new[] { "kne", "hip" }, (side, joint) => $"{side}{joint}_angle")
            .ToDictionary(key => key, _ => Array.ConvertAll(times, _ => 141.0)),
        ReportMetrics = new Dictionary<string, double[]> { ["vhipy"] = Array.ConvertAll(times, _ => 0.25) },
        Keypoints = new Dictionary<string, double[]>(),
        KeypointUnit = "m",
        Metrics = new Dictionary<string, double>(),
        Phases = [new MotionPhase("braking", times[0], times[times.Length / 2]), new MotionPhase("takeoff", times[times.Length / 2], times[^1])],
        Quality = new QualityReport
        {
            FramesPerSecond = 30,
            VariableFrameRate = false,
            View = "side_right",
            ScaleSource = "none",
            BarSource = "none",
            Metrics = new Dictionary<string, MetricQuality>(),
            Warnings = [],
        },
    };

    private static PoseFrame Pose(int width, int height, int id, TimeSpan time, BodyPoint[] unseen, bool isThere)
    {
        if (!isThere) return PoseFrame.Empty(id, time);
        var points = Enum.GetValues<BodyPoint>().Select(point =>
        {
            var (x, y) = (Place(point, width, height).X, Place(point, width, height).Y);
            return new Keypoint(x, y, unseen.Contains(point) ? 0.1f : 0.9f);
        });
        return new PoseFrame(id, time, 1, [.. points]);
    }
}
