using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// The report series of one lift on the grid, SI units: bar against its rest and lift-off line, hips, ground reaction and bar power.
/// Force and power exist only while the bar is held off the floor: before that its weight is shared with the floor.
/// </summary>
internal sealed record LiftSeries
{
    /// <summary>Height of the bar above rest.</summary>
    public required double[] Bar { get; init; }

    /// <summary>Forward place of the bar from the vertical through its rest.</summary>
    public required double[] BarForward { get; init; }

    /// <summary>Height of the hips above the floor.</summary>
    public required double[] Hip { get; init; }

    /// <summary>Upward speed of the hips.</summary>
    public required double[] HipSpeed { get; init; }

    /// <summary>Upward acceleration of the hips.</summary>
    public required double[] HipAcceleration { get; init; }

    /// <summary>Ground reaction under both feet, newtons.</summary>
    public required double[] GroundReaction { get; init; }

    /// <summary>Power delivered to the bar, watts.</summary>
    public required double[] Power { get; init; }

    /// <summary>Height of the athlete's centre of mass above the floor.</summary>
    public required double[] Mass { get; init; }

    /// <summary>True when the hips had to stand in for the centre of mass.</summary>
    public required bool MassFromHip { get; init; }

    /// <summary>Computes the series of one lift.</summary>
    public static LiftSeries Of(LiftScene scene, LiftMarks marks, LiftContext lift)
    {
        var (motion, rate) = (scene.Motion, scene.Time.SampleRate);
        var (first, last) = Held(marks, motion.Speed.Length);
        var rest = double.IsNaN(marks.RestHeight) ? Lowest(motion.Height) : marks.RestHeight;
        var line = BarPathShape.Line(motion.Forward, marks);

        var mass = CentreOfMass.Heights(scene.Height, first, last, lift.Athlete.IsFemale);
        var bodyAcceleration = Second(mass.Height, rate);
        var hip = PairedSeries.Middle(scene.Height(BodyPoint.LeftHip), scene.Height(BodyPoint.RightHip));
        var (reaction, power) = (Empty(hip.Length), Empty(hip.Length));
        for (var i = Math.Max(first, 0); i <= last; i++)
        {
            power[i] = BarKinetics.Power(lift.BarbellMass, motion.Acceleration[i], motion.Speed[i]);
            if (scene.Bar.Source != BarSource.Plate) continue;
            reaction[i] = BarKinetics.GroundReaction(
                lift.Athlete.Mass ?? double.NaN, bodyAcceleration[i], lift.BarbellMass, motion.Acceleration[i]);
        }

        return new LiftSeries
        {
            Bar = Array.ConvertAll(motion.Height, height => height - rest),
            BarForward = Array.ConvertAll(motion.Forward, place => place - line),
            Hip = hip,
            HipSpeed = RunEdges.Cut(SavitzkyGolay.FirstDerivative(hip, 1 / rate, SavitzkyGolay.WindowFor(rate)), rate, RunEdges.Speed),
            HipAcceleration = Second(hip, rate),
            GroundReaction = reaction,
            Power = power,
            Mass = mass.Height,
            MassFromHip = mass.FromHip,
        };
    }

    /// <summary>First and last sample at which the bar is known to be held; an empty range without a lift.</summary>
    public static (int First, int Last) Held(LiftMarks marks, int length)
    {
        var start = Start(marks);
        if (double.IsNaN(start)) return (0, -1);
        Mark[] ends = [marks.JerkRecovery, marks.JerkCatch, marks.JerkTop, marks.RecoveryEnd, marks.CatchEnd, marks.TurnoverEnd];
        var last = ends.Where(end => end.Found).Select(end => (int)end.Place).DefaultIfEmpty(length - 1).First();
        return ((int)Math.Ceiling(start), Math.Min(last, length - 1));
    }

    // A bar that moved when the view of it began is in the air from there on.
    private static double Start(LiftMarks marks)
    {
        if (marks.Start.Found) return marks.Start.Place;
        return marks.Notes.HasFlag(LiftNotes.StartNotSeen) && marks.PeakSpeed.Found ? 0 : marks.DipStart.Place;
    }

    private static double Lowest(double[] heights) => OrderStatistics.Quantile(heights, 0);

    /// <summary>The same series with force and power of other lifts of the clip where this one has none.</summary>
    public LiftSeries With(IEnumerable<LiftSeries> others)
    {
        var (reaction, power) = ((double[])GroundReaction.Clone(), (double[])Power.Clone());
        foreach (var other in others)
        {
            for (var i = 0; i < power.Length; i++)
            {
                if (double.IsNaN(power[i])) (reaction[i], power[i]) = (other.GroundReaction[i], other.Power[i]);
            }
        }

        return this with { GroundReaction = reaction, Power = power };
    }

    private static double[] Second(double[] height, double rate)
    {
        var smooth = ButterworthFilter.ZeroLag(height, rate, BarMotion.ForceCutoff);
        return RunEdges.Cut(SavitzkyGolay.SecondDerivative(smooth, 1 / rate, SavitzkyGolay.WindowFor(rate)), rate, RunEdges.Acceleration);
    }

    private static double[] Empty(int length)
    {
        var empty = new double[length];
        Array.Fill(empty, double.NaN);
        return empty;
    }
}
