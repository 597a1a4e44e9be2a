using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The numbers of a jerk (biomechanics reference D.4, D.7): dip, braking, drive, split, height.</summary>
internal static class JerkMetrics
{
    // Ankles farther apart than this share of body height stand in a split.
    private const double SplitShare = 0.25;

    private static readonly (double, double) AnyTime = (0, 5);

    /// <summary>Adds the numbers.</summary>
    public static void Add(LiftReading reading)
    {
        var (marks, motion) = (reading.Marks, reading.Scene.Motion);
        var missing = reading.BarMissing ?? marks.DipStart.Missing ?? marks.DipBottom.Missing;
        var drive = missing ?? marks.DriveEnd.Missing;
        var depth = LiftReading.At(motion.Height, marks.DipStart) - LiftReading.At(motion.Height, marks.DipBottom);
        var rise = LiftReading.At(motion.Height, marks.JerkTop) - LiftReading.At(motion.Height, marks.DipBottom);
        var sharp = reading.FrameDoubt ?? reading.BarDoubt;
        reading.Add("jerk_dip_depth", depth, (0, 0.6), missing, reading.BarDoubt);
        reading.Add("jerk_dip_depth_share", 100 * depth / reading.BodyHeight, (0, 40), missing, reading.BarDoubt ?? reading.HeightDoubt);
        reading.Add("jerk_drive_height", rise, (0, 1.2), missing ?? marks.JerkTop.Missing, reading.BarDoubt);
        reading.Add("jerk_drive_speed", LiftReading.At(motion.Speed, marks.DriveEnd), (0, BarEfforts.ImpossibleSpeed), drive, sharp);
        reading.Add("jerk_max_height_absolute", LiftReading.At(motion.Height, marks.JerkTop), (0, 1.45 * reading.BodyHeight), missing ?? marks.JerkTop.Missing, reading.BarDoubt ?? reading.FloorDoubt);
        reading.Add("jerk_max_height_share", 100 * LiftReading.At(motion.Height, marks.JerkTop) / reading.BodyHeight, (0, 145), missing ?? marks.JerkTop.Missing, reading.BarDoubt ?? reading.FloorDoubt ?? reading.HeightDoubt);

        reading.Add("jerk_dip_time", reading.Seconds(marks.DipStart, marks.DipBottom), AnyTime, marks.DipStart.Missing ?? marks.DipBottom.Missing);
        reading.Add("jerk_braking_time", Braking(reading), AnyTime, missing, sharp);
        reading.Add("jerk_drive_time", reading.Seconds(marks.DipBottom, marks.DriveEnd), AnyTime, marks.DipBottom.Missing ?? marks.DriveEnd.Missing);
        var forward = LiftReading.At(motion.Forward, marks.DipBottom) - LiftReading.At(motion.Forward, marks.DipStart);
        reading.Add("jerk_dip_forward", forward, (-0.5, 0.5), reading.PathMissing ?? missing, reading.SideDoubt ?? reading.BarDoubt, double.IsNaN(depth) ? 0 : depth);
        AddDrivePower(reading, drive, sharp);
        AddBody(reading);
    }

    private static double Braking(LiftReading reading)
    {
        var (from, to) = (reading.Marks.DipStart, reading.Marks.DipBottom);
        if (!from.Found || !to.Found) return double.NaN;
        var fastest = SampleScan.ArgMin(reading.Scene.Motion.Speed, (int)from.Place, (int)to.Place);
        return fastest < 0 ? double.NaN : reading.Scene.Seconds(to.Place - Signals.SubFrame.Extremum(reading.Scene.Motion.Speed, fastest).Position);
    }

    private static void AddDrivePower(LiftReading reading, string? missing, string? doubt)
    {
        var (from, to, motion) = (reading.Marks.DipBottom, reading.Marks.DriveEnd, reading.Scene.Motion);
        var rise = LiftReading.At(motion.Height, to) - LiftReading.At(motion.Height, from);
        var work = BarKinetics.Work(reading.Lift.BarbellMass, rise, LiftReading.At(motion.Speed, from), LiftReading.At(motion.Speed, to));
        reading.Add("jerk_drive_power", work / reading.Seconds(from, to), (0, PhaseMetrics.GreatestPower), missing, doubt);
        reading.Add("jerk_drive_max_power", reading.Series.Power.Range(from, to).Greatest, (0, PhaseMetrics.GreatestPower), missing, doubt);
    }

    private static void AddBody(LiftReading reading)
    {
        var (marks, signals) = (reading.Marks, reading.Scene.Signals);
        var knee = LiftReading.Range(signals.Knee, marks.DipStart, marks.DriveEnd).Least;
        var missing = marks.DipStart.Missing ?? marks.DriveEnd.Missing;
        reading.Add("jerk_dip_knee_angle", knee, (0, 270), reading.SideMissing ?? missing ?? reading.BodyMissing ?? (double.IsNaN(knee) ? "The knee was hidden during the dip." : null), reading.SideDoubt);

        var end = marks.JerkRecovery.Found ? marks.JerkRecovery : marks.JerkCatch;
        var apart = LiftReading.Range(signals.AnkleGap, marks.DriveEnd, end).Greatest;
        var caught = reading.PathMissing ?? missing ?? end.Missing ?? (reading.Scene.Scale.IsMetric ? null : "The scale is not known.");
        reading.Add("jerk_split_length", apart, (0, 1.5), caught, reading.SideDoubt);
        reading.AddExact("is_split_jerk", apart > SplitShare * reading.BodyHeight ? 1 : 0, (0, 1), caught ?? (double.IsNaN(apart) ? "The ankles were hidden." : null), reading.SideDoubt);
    }
}
