using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.UnitTests.Kinematics;

/// <summary>Bodies given by exact coordinates in the facing frame (X forward, Y up), past all filters.</summary>
internal sealed class Chain
{
    private readonly Dictionary<BodyPoint, (double X, double Y)[]> _points = [];

    /// <summary>Places a point, the same on both sides, at each moment.</summary>
    public Chain With(BodyPoint left, params (double X, double Y)[] places)
    {
        _points[left] = _points[Skeleton.Mirror(left)] = places;
        return this;
    }

    /// <summary>Places a point on one side only; a side not mentioned stays as it was.</summary>
    public Chain WithOnly(BodyPoint point, params (double X, double Y)[] places)
    {
        _points[point] = places;
        return this;
    }

    /// <summary>The body as a camera with the given roll sees it, the athlete facing the given way.</summary>
    public BodyTrack Seen(Facing facing = Facing.Right, double roll = 0)
    {
        var count = _points.Values.Max(places => places.Length);
        var (x, y, score) = (new double[Skeleton.Count][], new double[Skeleton.Count][], new double[Skeleton.Count][]);
        var (sin, cos) = Math.SinCos(roll);
        for (var point = 0; point < Skeleton.Count; point++)
        {
            var places = _points.GetValueOrDefault((BodyPoint)point, [(double.NaN, double.NaN)]);
            var all = Enumerable.Range(0, count).Select(i => places[Math.Min(i, places.Length - 1)]).ToArray();
            x[point] = [.. all.Select(p => 320 + (100 * (((int)facing * p.X * cos) + (p.Y * sin))))];
            y[point] = [.. all.Select(p => 240 + (100 * (((int)facing * p.X * sin) - (p.Y * cos))))];
            score[point] = [.. all.Select(p => double.IsNaN(p.X) ? 0 : 1.0)];
        }

        var time = TimeBase.From([.. Enumerable.Range(0, count).Select(i => TimeSpan.FromSeconds(0.02 * i))]);
        var side = facing == Facing.Right ? BodySide.Right : BodySide.Left;
        return new BodyTrack(time, new Posture(facing, side, CameraView.SideRight, false), 400, x, y, score).Levelled(roll, BodyTrack.UsualRoll);
    }

    /// <summary>A point at a distance and a direction in degrees from another (0 forward, 90 up).</summary>
    public static (double X, double Y) From((double X, double Y) start, double length, double direction)
    {
        var (sin, cos) = Math.SinCos(direction * Math.PI / 180);
        return (start.X + (length * cos), start.Y + (length * sin));
    }
}
