using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Where the hands are: the mid-point of the wrists on the grid, and both wrists per frame for the search of the plate.</summary>
internal sealed class HandPath
{
    private readonly CaptureRecord _capture;
    private readonly double[] _times;
    private readonly double[] _frameX;
    private readonly double[] _frameY;

    private HandPath(CaptureRecord capture, TimeBase time, double[] x, double[] y)
    {
        (_capture, _times) = (capture, time.FrameTimes);
        (X, Y) = (x, y);
        (_frameX, _frameY) = (time.ToFrames(x), time.ToFrames(y));
    }

    /// <summary>Mid-point of the wrists, pixels, per grid point; NaN where neither was seen.</summary>
    public double[] X { get; }

    /// <inheritdoc cref="X"/>
    public double[] Y { get; }

    /// <summary>Reads the hands off a body.</summary>
    public static HandPath Of(CaptureRecord capture, BodyTrack body) => new(
        capture,
        body.Time,
        Middle(body.X(BodyPoint.LeftWrist), body.X(BodyPoint.RightWrist)),
        Middle(body.Y(BodyPoint.LeftWrist), body.Y(BodyPoint.RightWrist)));

    /// <summary>
    /// Pixels from a place to the nearer wrist of a frame, NaN when the frame has none. Wrists of low confidence count too: behind a
    /// plate they always are.
    /// </summary>
    public double Distance(int frame, double x, double y)
    {
        var pose = _capture.Frames[frame].Pose;
        var (left, right) = (Distance(pose, BodyPoint.LeftWrist, x, y), Distance(pose, BodyPoint.RightWrist, x, y));
        return double.IsNaN(left) || right < left ? right : left;
    }

    /// <summary>Pixels that the hands moved between two frames; NaN where they were not seen well enough to tell.</summary>
    public double Travel(int from, int to)
    {
        var (dx, dy) = (_frameX[to] - _frameX[from], _frameY[to] - _frameY[from]);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    /// <summary>Seconds between two frames.</summary>
    public double Elapsed(int from, int to) => _times[to] - _times[from];

    private static double Distance(PoseFrame pose, BodyPoint wrist, double x, double y)
    {
        if (pose.Points.Length <= (int)wrist) return double.NaN;
        var point = pose[wrist];
        return Math.Sqrt(((point.X - x) * (point.X - x)) + ((point.Y - y) * (point.Y - y)));
    }

    /// <summary>Where one wrist is hidden the other stands in, moved by half of their usual distance, lest the path jump.</summary>
    private static double[] Middle(double[] left, double[] right)
    {
        var half = OrderStatistics.Median(left.Zip(right, (l, r) => (r - l) / 2));
        if (double.IsNaN(half)) half = 0;
        var middle = new double[left.Length];
        for (var i = 0; i < middle.Length; i++)
        {
            middle[i] = (double.IsNaN(left[i]), double.IsNaN(right[i])) switch
            {
                (true, _) => right[i] - half,
                (_, true) => left[i] + half,
                _ => (left[i] + right[i]) / 2,
            };
        }

        return middle;
    }
}
