using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>The keypoints of a capture turned into one series per coordinate, with one sample per frame that shows a new moment.</summary>
internal sealed class KeypointTracks
{
    /// <summary>Presence below which the points of a frame may belong to someone else or to nobody.</summary>
    public const double MinimumPresence = 0.5;

    private KeypointTracks(double[] times)
    {
        Times = times;
        (X, Y, Score) = (NewSeries(times.Length), NewSeries(times.Length), NewSeries(times.Length));
    }

    /// <summary>Seconds, rising.</summary>
    public double[] Times { get; }

    /// <summary>Horizontal places in pixels by point and frame; NaN where absent.</summary>
    public double[][] X { get; }

    /// <summary>Vertical places in pixels, down, by point and frame; NaN where absent.</summary>
    public double[][] Y { get; }

    /// <summary>Confidence, 0–1, by point and frame; 0 where absent.</summary>
    public double[][] Score { get; }

    /// <summary>Reads a capture; frames in which the athlete's presence is doubtful, and points that are no numbers, are absent.</summary>
    public static KeypointTracks Read(CaptureRecord capture, TimeBase time)
    {
        var tracks = new KeypointTracks(time.KeptTimes);
        for (var frame = 0; frame < time.Kept.Length; frame++)
        {
            var pose = capture.Frames[time.Kept[frame]].Pose;
            for (var point = 0; point < Skeleton.Count; point++)
            {
                var key = point < pose.Points.Length && pose.Presence >= MinimumPresence ? pose.Points[point] : Keypoint.Absent;
                var absent = !float.IsFinite(key.X) || !float.IsFinite(key.Y) || !float.IsFinite(key.Score);
                tracks.X[point][frame] = absent ? double.NaN : key.X;
                tracks.Y[point][frame] = absent ? double.NaN : key.Y;
                tracks.Score[point][frame] = absent ? 0 : Math.Clamp(key.Score, 0, 1);
            }
        }

        return tracks;
    }

    /// <summary>Makes all points of a frame absent; their confidence stays on record.</summary>
    public void Hide(int frame)
    {
        for (var point = 0; point < Skeleton.Count; point++) X[point][frame] = Y[point][frame] = double.NaN;
    }

    /// <summary>Exchanges a left point and its right counterpart in the given frames.</summary>
    public void Swap(BodyPoint left, bool[] frames)
    {
        var (a, b) = ((int)left, (int)Skeleton.Mirror(left));
        for (var i = 0; i < frames.Length; i++)
        {
            if (!frames[i]) continue;
            (X[a][i], X[b][i]) = (X[b][i], X[a][i]);
            (Y[a][i], Y[b][i]) = (Y[b][i], Y[a][i]);
            (Score[a][i], Score[b][i]) = (Score[b][i], Score[a][i]);
        }
    }

    /// <summary>Pixels from one point to another in each frame; NaN where one of them is absent or below the given score.</summary>
    public double[] Length(BodyPoint from, BodyPoint to, double minimumScore)
    {
        var (a, b) = ((int)from, (int)to);
        var lengths = new double[Times.Length];
        for (var i = 0; i < lengths.Length; i++)
        {
            var sure = Score[a][i] >= minimumScore && Score[b][i] >= minimumScore;
            lengths[i] = sure ? double.Hypot(X[a][i] - X[b][i], Y[a][i] - Y[b][i]) : double.NaN;
        }

        return lengths;
    }

    private static double[][] NewSeries(int length)
    {
        var series = new double[Skeleton.Count][];
        for (var i = 0; i < series.Length; i++) series[i] = new double[length];
        return series;
    }
}
