namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Work, power and ground reaction of each part of the pull (biomechanics reference D.5): bar power after Garhammer from work over time,
/// and the power of bar and athlete together, which adds the work of lifting the centre of mass.
/// </summary>
internal static class PhaseMetrics
{
    /// <summary>Bar power beyond this is an artefact (D.9), watts.</summary>
    public const double GreatestPower = 8000;

    private static readonly (double, double) AnyWork = (-5000, 10000);

    private const string Unbounded = "The knees are hidden, so how long the transition lasts is not known well enough to give its work.";

    /// <summary>Adds the numbers.</summary>
    public static void Add(LiftReading reading)
    {
        var marks = reading.Marks;
        AddPart(reading, "first_pull", marks.Start, marks.FirstPullEnd);
        AddPart(reading, "transition", marks.FirstPullEnd, marks.Transition);
        AddPart(reading, "second_pull", marks.Transition, marks.SecondPullEnd);
        AddPart(reading, "pull", marks.Start, marks.SecondPullEnd);
        AddReaction(reading, "turnover", marks.SecondPullEnd, marks.TurnoverEnd);
        AddReaction(reading, "catch", marks.TurnoverEnd, marks.CatchEnd);
        AddSystem(reading);
    }

    private static void AddPart(LiftReading reading, string name, Mark from, Mark to)
    {
        var missing = reading.BarMissing ?? from.Missing ?? to.Missing;
        var (work, doubt) = (Work(reading, from, to), reading.FrameDoubt ?? reading.BarDoubt);
        var power = work / reading.Seconds(from, to);
        var unbounded = name == "transition" && reading.Marks.Notes.HasFlag(LiftNotes.KneeHidden) ? Unbounded : null;
        reading.Add($"{name}_work", work, AnyWork, missing ?? unbounded, doubt);
        reading.Add($"{name}_power", power, (-GreatestPower, GreatestPower), missing, doubt);
        reading.Add($"{name}_power_for_1kg", power / Mass(reading), (-200, 200), NoMass(reading) ?? missing, doubt);
        if (name == "pull") return;
        reading.Add($"{name}_max_power", reading.Series.Power.Range(from, to).Greatest, (-GreatestPower, GreatestPower), missing, doubt);
        AddReaction(reading, name, from, to);
    }

    private static void AddReaction(LiftReading reading, string name, Mark from, Mark to)
    {
        var (least, greatest) = reading.Series.GroundReaction.Range(from, to);
        var missing = BarMetrics.ForceMissing(reading) ?? from.Missing ?? to.Missing;
        reading.AddReaction($"{name}_max_GRF", greatest, missing);
        reading.AddReaction($"{name}_min_GRF", least, missing);
    }

    private static void AddSystem(LiftReading reading)
    {
        var (from, to) = (reading.Marks.Start, reading.Marks.SecondPullEnd);
        var rise = reading.Series.Mass.At(to) - reading.Series.Mass.At(from);
        var work = Work(reading, from, to) + (Mass(reading) * Calibration.GravityScale.Gravity * rise);
        var power = work / reading.Seconds(from, to);
        var missing = BarMetrics.ReactionMissing(reading) ?? from.Missing ?? to.Missing;
        reading.Add("system_power", power, (0, GreatestPower), missing, BarMetrics.ReactionDoubt(reading));
        reading.Add("system_power_for_1kg", power / Mass(reading), (0, 200), missing, BarMetrics.ReactionDoubt(reading));
    }

    private static double Work(LiftReading reading, Mark from, Mark to)
    {
        var motion = reading.Scene.Motion;
        var rise = LiftReading.At(motion.Height, to) - LiftReading.At(motion.Height, from);
        return BarKinetics.Work(reading.Lift.BarbellMass, rise, LiftReading.At(motion.Speed, from), LiftReading.At(motion.Speed, to));
    }

    private static double Mass(LiftReading reading) => reading.Lift.Athlete.Mass ?? double.NaN;

    private static string? NoMass(LiftReading reading) => reading.Lift.Athlete.Mass is null ? "The body mass is not known; set the client's weight." : null;
}
