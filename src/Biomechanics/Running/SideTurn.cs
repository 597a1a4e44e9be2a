using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// A runner turned from the side to the camera: ways look shorter by the cosine, and the ground, which runs nearer to the camera, seems to
/// slope. The turn is known from the width of shoulders and hips, so lengths are drawn out again; its error stays in the intervals.
/// </summary>
internal readonly record struct SideTurn
{
    // Degrees that noise and joints set beside their places show of a runner who is not turned, and how well a turn is known: a part of it
    // for people of other widths.
    private const double Still = 5;
    private const double Error = 3;

    // The feet of a runner point down for half of the time and then look shorter than those of one who stands.
    private const double RunningFoot = 0.89;
    private const double ErrorShare = 0.1;

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
        if (!double.IsFinite(body.Turn)) return new SideTurn(0, double.DegreesToRadians(Error));
        var turn = Math.Min(Greatest, Math.Sqrt(Math.Max(0, (body.Turn * body.Turn) - (Still * Still))));
        var radians = Math.Atan(RunningFoot * Math.Tan(double.DegreesToRadians(turn)));
        return new SideTurn(radians, double.Hypot(double.DegreesToRadians(Error), ErrorShare * radians));
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
}
