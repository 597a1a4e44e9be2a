using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Kinematics;

/// <summary>
/// A body segment through time as a vector in the facing frame: X the way the athlete faces, Y up, camera roll removed; pixels.
/// </summary>
internal readonly struct SegmentLine
{
    private SegmentLine(double[] x, double[] y) => (X, Y) = (x, y);

    /// <summary>Forward components.</summary>
    public double[] X { get; }

    /// <summary>Upward components.</summary>
    public double[] Y { get; }

    /// <summary>The segment from one point to another.</summary>
    public static SegmentLine Between(BodyTrack body, BodyPoint from, BodyPoint to) =>
        InFacingFrame(body, body.X(from), body.Y(from), body.X(to), body.Y(to));

    /// <summary>The trunk from hip to shoulder: between the mid-points where both sides were seen, else on the given side.</summary>
    public static SegmentLine Trunk(BodyTrack body, BodySide side)
    {
        var (x, y) = (new double[body.Time.Grid.Length], new double[body.Time.Grid.Length]);
        var own = Between(body, BodyPoint.LeftHip.On(side), BodyPoint.LeftShoulder.On(side));
        var other = side == BodySide.Left ? BodySide.Right : BodySide.Left;
        var far = Between(body, BodyPoint.LeftHip.On(other), BodyPoint.LeftShoulder.On(other));
        for (var i = 0; i < x.Length; i++)
        {
            var both = !double.IsNaN(own.X[i]) && !double.IsNaN(far.X[i]);
            x[i] = both ? (own.X[i] + far.X[i]) / 2 : own.X[i];
            y[i] = both ? (own.Y[i] + far.Y[i]) / 2 : own.Y[i];
        }

        return new SegmentLine(x, y);
    }

    private static SegmentLine InFacingFrame(BodyTrack body, double[] fromX, double[] fromY, double[] toX, double[] toY)
    {
        var (sin, cos) = Math.SinCos(body.Roll);
        var direction = (int)body.Facing;
        var (x, y) = (new double[fromX.Length], new double[fromX.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            var (u, v) = (toX[i] - fromX[i], toY[i] - fromY[i]);
            x[i] = direction * ((u * cos) + (v * sin));
            y[i] = (u * sin) - (v * cos);
        }

        return new SegmentLine(x, y);
    }
}
