using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The bar's path in the side view (biomechanics reference D.6): sways, loop, drop, crossings, and how still it is held.</summary>
internal static class PathMetrics
{
    private static readonly (double, double) AnySide = (-1.5, 1.5);

    /// <summary>Adds the numbers.</summary>
    public static void Add(LiftReading reading)
    {
        var (marks, motion) = (reading.Marks, reading.Scene.Motion);
        var shape = BarPathShape.Of(motion.Forward, motion.Height, marks);
        var missing = reading.BarMissing ?? marks.Start.Missing ?? marks.TurnoverEnd.Missing;
        var caught = missing ?? marks.CatchEnd.Missing;
        var (along, alongCaught) = (reading.PathMissing ?? missing, reading.PathMissing ?? caught);
        var doubt = reading.SideDoubt ?? reading.BarDoubt;

        // Where the top itself was not seen, a whole body height stands for the rise: the interval gets wider, never lost.
        var top = LiftReading.At(reading.Scene.Motion.Height, marks.TurnoverEnd) - reading.Series.Rest;
        var rise = double.IsFinite(top) ? top : BodySize.TypicalHeight;
        reading.Add("bar_pull_toward", shape.Toward, AnySide, along, doubt, 0.33 * rise);
        reading.Add("bar_swing_away", shape.SwingAway, AnySide, along, doubt, 0.65 * rise);
        reading.Add("bar_forward_max", shape.ForwardMost, AnySide, along, doubt, rise);
        reading.Add("bar_catch_offset", shape.AtCatch, AnySide, alongCaught, doubt, 0.88 * rise);
        reading.Add("bar_loop", shape.Loop, AnySide, alongCaught, doubt, 0.12 * rise);
        reading.AddExact("bar_line_crossings", shape.Crossings, (0, 20), along, doubt);
        reading.Add("bar_drop", shape.Drop, (-0.05, 1), caught, reading.BarDoubt);
        reading.Add("bar_drop_share", 100 * shape.Drop / reading.BodyHeight, (-5, 100), caught, reading.BarDoubt ?? reading.HeightDoubt);
        reading.Add("bar_catch_height", shape.CatchHeight, (0, 2), caught, reading.BarDoubt);
        AddEfficiency(reading, shape, along, doubt);
        AddDirection(reading, doubt);
        AddWobble(reading, doubt);
    }

    // A roll tilts the path about its own lean, and to a camera that stands askew it looks straighter than it is.
    private static void AddEfficiency(LiftReading reading, BarPathShape shape, string? missing, string? doubt)
    {
        const string key = "bar_path_efficiency";
        var errors = reading.Scene.Errors;
        var (low, high) = errors.Interval(key, shape.Efficiency, Math.Abs(shape.Drift) + (errors.RollError / 2));
        var hidden = (1 - shape.Efficiency) * errors.SquareLoss;
        reading.Table.Add(key, shape.Efficiency, (Math.Max(0, low - hidden), Math.Min(1, high)), (0, 1), missing, doubt);
    }

    // The mean push of the athlete on the bar: failed snatches differ in its direction, not in its size (Gourgoulis 2009).
    private static void AddDirection(LiftReading reading, string? doubt)
    {
        var (from, to) = (reading.Marks.Transition, reading.Marks.SecondPullEnd);
        var motion = reading.Scene.Motion;
        var duration = reading.Seconds(from, to);
        var up = (LiftReading.At(motion.Speed, to) - LiftReading.At(motion.Speed, from)) / duration;
        var forward = (LiftReading.At(motion.ForwardSpeed, to) - LiftReading.At(motion.ForwardSpeed, from)) / duration;
        var direction = double.RadiansToDegrees(Math.Atan2(up + Calibration.GravityScale.Gravity, forward));
        reading.Add("second_pull_force_direction", direction, (0, 180), reading.PathMissing ?? reading.BarMissing ?? from.Missing ?? to.Missing, reading.FrameDoubt ?? doubt);
    }

    private static void AddWobble(LiftReading reading, string? doubt)
    {
        var marks = reading.Marks;
        var (from, to) = marks.HasJerk ? (marks.JerkCatch, marks.JerkRecovery) : (marks.CatchEnd, marks.RecoveryEnd);
        var places = from.Found && to.Found ? reading.Scene.Motion.Forward[(int)Math.Ceiling(from.Place)..((int)to.Place + 1)] : [];
        var mean = places.Length == 0 ? double.NaN : places.Average();
        var wobble = Math.Sqrt(places.Select(place => (place - mean) * (place - mean)).DefaultIfEmpty(double.NaN).Average());
        reading.Add("recovery_wobble", wobble, (0, 0.5), reading.PathMissing ?? reading.BarMissing ?? from.Missing ?? to.Missing, doubt);
    }
}
