using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// What one lift adds to the series of its clip, SI units: from where the bar is measured, ground reaction, bar power and centre of mass.
/// Force and power exist only while the bar is held off the floor: before that its weight is shared with the floor.
/// </summary>
internal sealed record LiftSeries
{
    // Seconds on either side of a lift after which nothing is left of what a low-pass does to an edge.
    private const double Margin = 1;

    // Seconds after the greatest speed in which the pull surely ends (biomechanics reference D.3, E3).
    private const double PullAfterPeak = 0.12;

    /// <summary>Height of the bar at rest.</summary>
    public required double Rest { get; init; }

    /// <summary>Forward place of the vertical through the bar at rest.</summary>
    public required double Line { get; init; }

    /// <summary>Ground reaction under both feet, newtons; what noise makes of it, negative forces included.</summary>
    public required Stretch GroundReaction { get; init; }

    /// <summary>Power delivered to the bar, watts.</summary>
    public required Stretch Power { get; init; }

    /// <summary>Height of the athlete's centre of mass above the floor.</summary>
    public required Stretch Mass { get; init; }

    /// <summary>True when the hips had to stand in for the centre of mass.</summary>
    public required bool MassFromHip { get; init; }

    /// <summary>Computes the series of one lift.</summary>
    public static LiftSeries Of(LiftScene scene, LiftMarks marks, LiftContext lift)
    {
        var (first, last) = Held(marks, scene.Signals);
        var series = new LiftSeries
        {
            Rest = double.IsNaN(marks.RestHeight) ? scene.LowestBar : marks.RestHeight,
            Line = BarPathShape.Line(scene.Motion.Forward, marks),
            GroundReaction = Stretch.Empty,
            Power = Stretch.Empty,
            Mass = Stretch.Empty,
            MassFromHip = false,
        };
        return first <= last ? series.WithForces(scene, first, last, lift) : series;
    }

    /// <summary>First and last sample at which the bar is known to be held; an empty range without a lift.</summary>
    public static (int First, int Last) Held(LiftMarks marks, LiftSignals signals)
    {
        var start = Start(marks);
        if (double.IsNaN(start)) return (0, -1);
        Mark[] ends = [marks.JerkRecovery, marks.JerkCatch, marks.JerkTop, marks.RecoveryEnd, marks.CatchEnd, marks.TurnoverEnd];
        var end = Array.FindIndex(ends, mark => mark.Found);
        var last = end < 0 ? PullEnd(marks, signals) : (int)ends[end].Place;
        return ((int)Math.Ceiling(start), Math.Min(last, signals.Length - 1));
    }

    /// <summary>The sample at which the bar is pulled no more where nothing of what follows was seen.</summary>
    public static int PullEnd(LiftMarks marks, LiftSignals signals) =>
        marks.PeakSpeed.Found ? (int)marks.PeakSpeed.Place + signals.Samples(PullAfterPeak)
        : marks.DriveEnd.Found ? (int)marks.DriveEnd.Place
        : signals.Length - 1;

    // A bar that moved when the view of it began is in the air from there on.
    private static double Start(LiftMarks marks)
    {
        if (marks.Start.Found) return marks.Start.Place;
        return marks.Notes.HasFlag(LiftNotes.StartNotSeen) && marks.PeakSpeed.Found ? 0 : marks.DipStart.Place;
    }

    private LiftSeries WithForces(LiftScene scene, int first, int last, LiftContext lift)
    {
        var (motion, margin) = (scene.Motion, scene.Signals.Samples(Margin));
        var (from, to) = (Math.Max(0, first - margin), Math.Min(motion.Speed.Length - 1, last + margin));
        var mass = CentreOfMass.Heights(point => scene.Height(point)[from..(to + 1)], first - from, last - from, lift.Athlete.IsFemale);
        var body = HipMotion.Second(mass.Height, scene.Time.SampleRate);
        var (reaction, power) = (new double[last - first + 1], new double[last - first + 1]);
        for (var i = first; i <= last; i++)
        {
            power[i - first] = BarKinetics.Power(lift.BarbellMass, motion.Acceleration[i], motion.Speed[i]);
            reaction[i - first] = scene.Bar.Source == BarSource.Plate
                ? BarKinetics.GroundReaction(lift.Athlete.Mass ?? double.NaN, body[i - from], lift.BarbellMass, motion.Acceleration[i])
                : double.NaN;
        }

        return this with
        {
            GroundReaction = new Stretch(reaction, first),
            Power = new Stretch(power, first),
            Mass = new Stretch(mass.Height, from),
            MassFromHip = mass.FromHip,
        };
    }
}
