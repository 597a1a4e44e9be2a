using Aikynetix.Pose;

namespace Aikynetix.TestKit.Athletes;

/// <summary>
/// Squats in closed form: every angle goes from standing to its value at the bottom and back by half cosines, and the tips of the feet
/// stay where they are. What the analysis should find is computed from the places of the points alone.
/// </summary>
public sealed class SquatScript : IMotionScript
{
    private const double Lead = 1;
    private readonly SquatRepetition[] _repetitions;
    private readonly double[] _starts;

    /// <summary>Writes the given repetitions down one after the other, from a second of standing on.</summary>
    public SquatScript(params SquatRepetition[] repetitions)
    {
        _repetitions = repetitions;
        _starts = new double[repetitions.Length];
        Duration = Lead;
        for (var i = 0; i < repetitions.Length; i++)
        {
            _starts[i] = Duration;
            var one = repetitions[i];
            Duration += one.Descent + one.Pause + one.Ascent + one.Rest;
        }

        Duration += Lead;
    }

    /// <inheritdoc/>
    public double BodyHeight { get; init; } = 1.75;

    /// <inheritdoc/>
    public double Duration { get; }

    /// <summary>Arms against the trunk when standing, degrees; 180 overhead.</summary>
    public double StandingArms { get; init; } = 180;

    /// <summary>Toes turned out, degrees.</summary>
    public double ToeOut { get; init; }

    /// <summary>The repetitions in order.</summary>
    public IReadOnlyList<SquatRepetition> Repetitions => _repetitions;

    /// <summary>Some squats of the reference figure.</summary>
    public static SquatScript Reference(int count) => new([.. Enumerable.Repeat(new SquatRepetition(), count)]);

    /// <summary>Seconds at which a repetition begins, and at which it is back to standing.</summary>
    public (double Start, double End) Span(int repetition)
    {
        var one = _repetitions[repetition];
        return (_starts[repetition], _starts[repetition] + one.Descent + one.Pause + one.Ascent);
    }

    /// <summary>The middle of the time that a repetition spends at its lowest point.</summary>
    public double BottomTime(int repetition) => _starts[repetition] + _repetitions[repetition].Descent + (_repetitions[repetition].Pause / 2);

    /// <inheritdoc/>
    public (double X, double Y, double Z)[] Points(double time)
    {
        var current = Array.FindLastIndex(_starts, start => start <= time);
        var (one, depth) = current < 0 ? (new SquatRepetition { Arms = StandingArms }, 0) : (_repetitions[current], Depth(current, time));
        var pitch = -Math.Asin(depth * one.HeelRise / (0.145 * BodyHeight)) * 180 / Math.PI;
        var (trunk, thigh) = (depth * one.Trunk, depth * one.Thigh);
        var arms = StandingArms + (depth * (one.Arms - StandingArms)) - trunk;
        var points = new AthletePose
        {
            Height = BodyHeight,
            Trunk = trunk,
            Thigh = (thigh, thigh),
            Knee = (thigh + (depth * one.Shank), thigh + (depth * one.Shank)),
            Foot = (pitch, pitch),
            Shoulder = (arms, arms),
            Elbow = (depth * one.Elbow, depth * one.Elbow),
        }.Points();
        Stand(points);
        MoveAside(points, one, depth);
        return points;
    }

    // 0 standing, 1 at the lowest point.
    private double Depth(int repetition, double time)
    {
        var (one, start) = (_repetitions[repetition], _starts[repetition]);
        var (down, up) = (start + one.Descent, start + one.Descent + one.Pause);
        return new CosineTrack((start, 0), (down, 1), (up, 1), (up + one.Ascent, 0)).At(time);
    }

    private void Stand((double X, double Y, double Z)[] points)
    {
        var toe = points[(int)BodyPoint.LeftToe];
        var tip = 0.115 * BodyHeight;
        for (var i = 0; i < points.Length; i++) points[i] = (points[i].X - toe.X + tip, points[i].Y - toe.Y, points[i].Z);
        Turn(BodyPoint.LeftHeel, BodyPoint.LeftToe, -1);
        Turn(BodyPoint.RightHeel, BodyPoint.RightToe, 1);

        void Turn(BodyPoint heel, BodyPoint toe, int outward)
        {
            var (from, to) = (points[(int)heel], points[(int)toe]);
            var (sin, cos) = Math.SinCos(double.DegreesToRadians(ToeOut));
            points[(int)toe] = (from.X + (cos * (to.X - from.X)), to.Y, from.Z + (outward * sin * (to.X - from.X)));
        }
    }

    private static void MoveAside((double X, double Y, double Z)[] points, SquatRepetition one, double depth)
    {
        for (var i = 0; i < points.Length; i++)
        {
            var aside = (BodyPoint)i switch
            {
                BodyPoint.LeftKnee => one.Valgus,
                BodyPoint.RightKnee => -one.Valgus,
                BodyPoint.LeftAnkle or BodyPoint.RightAnkle or BodyPoint.LeftHeel or BodyPoint.RightHeel => 0,
                BodyPoint.LeftToe or BodyPoint.RightToe or BodyPoint.LeftSmallToe or BodyPoint.RightSmallToe => 0,
                _ => one.HipShift,
            };
            points[i] = (points[i].X, points[i].Y, points[i].Z + (depth * aside));
        }
    }
}
