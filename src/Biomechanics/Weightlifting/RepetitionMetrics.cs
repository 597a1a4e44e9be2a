using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// The numbers of one repetition with the bar that is no lift, as velocity-based training wants them: mean and greatest speed of the way
/// up, its length and time, power, time of the way down, and the joints at its lowest and highest place.
/// </summary>
internal static class RepetitionMetrics
{
    private static readonly LiftMarks NoLift = LiftMarks.Nothing("This is no lift.");
    private static readonly (double, double) AnySpeed = (0, BarEfforts.ImpossibleSpeed);
    private static readonly (double, double) AnyTime = (0, 60);

    /// <summary>Computes all metrics of one repetition.</summary>
    public static MetricTable Of(LiftScene scene, BarRepetitions.Repetition repetition, LiftSeries series, LiftContext lift)
    {
        var reading = new LiftReading(scene, NoLift, series, lift, ((int)Math.Ceiling(repetition.First), (int)repetition.Last));
        var (start, end) = (new Mark(repetition.Start, null), new Mark(repetition.End, null));
        var motion = scene.Motion;
        var (first, last) = ((int)Math.Ceiling(start.Place), (int)end.Place);
        var rise = LiftReading.At(motion.Height, end) - LiftReading.At(motion.Height, start);
        var sharp = reading.FrameDoubt ?? reading.BarDoubt;
        reading.Add("mean_bar_speed", rise / reading.Seconds(start, end), AnySpeed, reading.BarMissing, reading.BarDoubt);
        reading.Add("max_bar_speed", LiftReading.Greatest(motion.Speed, first, last), AnySpeed, reading.BarMissing, sharp);
        reading.Add("bar_travel", repetition.Travel, (0, 2), reading.BarMissing, reading.BarDoubt);
        reading.Add("lifting_time", reading.Seconds(start, end), AnyTime);
        var fastest = SampleScan.ArgMax(motion.Speed, first, last);
        reading.Add("time_to_peak_speed", fastest < 0 ? double.NaN : scene.Seconds(fastest - start.Place), AnyTime, reading.BarMissing);
        var lowering = scene.Seconds(repetition.LowerEnd - repetition.LowerStart);
        reading.Add("lowering_time", lowering, AnyTime, double.IsNaN(lowering) ? "The way down of this repetition was not seen." : null);
        AddPower(reading, start, end, sharp);
        AddPath(reading, first, last);
        AddJoints(reading, "bottom", start);
        AddJoints(reading, "top", end);
        return reading.Table;
    }

    private static void AddPower(LiftReading reading, Mark start, Mark end, string? doubt)
    {
        var (motion, mass) = (reading.Scene.Motion, reading.Lift.BarbellMass);
        var rise = LiftReading.At(motion.Height, end) - LiftReading.At(motion.Height, start);
        var work = BarKinetics.Work(mass, rise, LiftReading.At(motion.Speed, start), LiftReading.At(motion.Speed, end));
        var first = (int)start.Place;
        var speeds = motion.Speed.AsSpan(first..((int)end.Place + 1));
        var power = new double[speeds.Length];
        for (var i = 0; i < power.Length; i++) power[i] = BarKinetics.Power(mass, motion.Acceleration[first + i], speeds[i]);
        reading.Add("pull_work", work, (-5000, 10000), reading.BarMissing, doubt);
        reading.Add("pull_power", work / reading.Seconds(start, end), (0, PhaseMetrics.GreatestPower), reading.BarMissing, doubt);
        reading.Add("max_power", LiftReading.Greatest(power, 0, power.Length - 1), (0, PhaseMetrics.GreatestPower), reading.BarMissing, doubt);
    }

    private static void AddPath(LiftReading reading, int first, int last)
    {
        var forward = reading.Scene.Motion.Forward;
        var (low, high) = (SampleScan.ArgMin(forward, first, last), SampleScan.ArgMax(forward, first, last));
        var width = low < 0 ? double.NaN : forward[high] - forward[low];
        reading.Add("bar_path_width", width, (0, 1.5), reading.PathMissing ?? reading.BarMissing, reading.SideDoubt ?? reading.BarDoubt, reading.BodyHeight / 4);
    }

    private static void AddJoints(LiftReading reading, string name, Mark mark)
    {
        var (angles, side) = (reading.Scene.Angles, reading.Scene.Side);
        AddAngle(reading, $"{name}_knee_angle", LiftReading.At(angles.Of(side, Joint.Knee), mark));
        AddAngle(reading, $"{name}_hip_angle", LiftReading.At(angles.Of(side, Joint.Hip), mark));
        AddAngle(reading, $"{name}_torso_angle", LiftReading.At(angles.Torso, mark));
    }

    private static void AddAngle(LiftReading reading, string key, double angle) =>
        reading.Add(key, angle, (0, 270), reading.SideMissing ?? reading.BodyMissing ?? (double.IsNaN(angle) ? PostureMetrics.Hidden : null), reading.SideDoubt);
}
