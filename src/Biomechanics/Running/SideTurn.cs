using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// A runner turned from the side to the camera: ways look shorter by the cosine, and the ground, which runs nearer to the camera, seems to
/// slope. The turn is known from the width of shoulders and hips, so lengths are drawn out again; its error stays in the intervals.
/// </summary>
internal readonly record struct SideTurn
{
    // Degrees that joints set beside their places show of a runner who is not turned, and how well a turn is known: a part of it for
    // people of other widths.
    private const double Still = 2.5;
    private const double Error = 2.5;
    private const double ErrorShare = 0.1;

    // Mean width of shoulders and hips, joint to joint, as a share of the trunk.
    private const double Width = 0.556;

    // Without a view of both sides: what feet seem to be turned by that point down for half of the time and so look shorter.
    private const double RunningFoot = 0.89;
    private const double StillFoot = 5;

    // Beyond this turn nothing of the length is left to draw out.
    private const double Greatest = 45;

    private readonly double _error;

    private SideTurn(double radians, double error) => (Radians, _error) = (radians, error);

    /// <summary>The turn, radians, 0 or more.</summary>
    public double Radians { get; }

    /// <summary>By what a way along the ground must be multiplied, 1 or more.</summary>
    public double Stretch => 1 / Math.Cos(Radians);

    /// <summary>Standard deviation of a way along the ground as a share of it.</summary>
    public double LengthError => double.Hypot(Math.Tan(Radians) * _error, _error * _error / 2);

    /// <summary>Standard deviation of the slope that level ground shows by the turn alone, radians.</summary>
    public double SlopeError => GroundSlope.TurnError(double.RadiansToDegrees(Radians));

    /// <summary>Reads the turn of a body.</summary>
    public static SideTurn Of(BodyTrack body)
    {
        var across = Across(body) / Trunk(body) / Width;
        var (seen, still) = double.IsFinite(across)
            ? (Math.Asin(Math.Min(1, across)), Still)
            : (Math.Atan(RunningFoot * Math.Tan(double.DegreesToRadians(double.IsFinite(body.Turn) ? body.Turn : 0))), StillFoot);
        var degrees = double.RadiansToDegrees(seen);
        var turn = double.DegreesToRadians(Math.Min(Greatest, Math.Sqrt(Math.Max(0, (degrees * degrees) - (still * still)))));
        return new SideTurn(turn, double.Hypot(double.DegreesToRadians(Error), ErrorShare * turn));
    }

    /// <summary>The body as a camera square to it would see it.</summary>
    public BodyTrack Straighten(BodyTrack body)
    {
        var stretch = Stretch;
        if (stretch == 1) return body;
        var points = Enum.GetValues<BodyPoint>();
        return body.WithPaths(
            Array.ConvertAll(points, point => Array.ConvertAll(body.X(point), x => stretch * x)),
            Array.ConvertAll(points, body.Y),
            Array.ConvertAll(points, body.Score));
    }

    // With its sign in every frame, so that shoulders and hips that swing both ways in a run do not look like a turn.
    private static double Across(BodyTrack body)
    {
        var (leftShoulder, rightShoulder) = (body.X(BodyPoint.LeftShoulder), body.X(BodyPoint.RightShoulder));
        var (leftHip, rightHip) = (body.X(BodyPoint.LeftHip), body.X(BodyPoint.RightHip));
        return Math.Abs(OrderStatistics.Median(leftHip.Select((_, i) => (rightShoulder[i] - leftShoulder[i] + rightHip[i] - leftHip[i]) / 2)));
    }

    private static double Trunk(BodyTrack body)
    {
        var trunk = SegmentLine.Trunk(body, body.NearSide);
        return OrderStatistics.Median(Enumerable.Range(0, trunk.Length).Select(i => Math.Sqrt(trunk[i].SquaredLength)));
    }
}
