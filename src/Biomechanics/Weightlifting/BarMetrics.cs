using Aikynetix.Biomechanics.Bar;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Speed, power, force and height of the bar in one pull: greatest values between lift-off and the highest point, from filtered series
/// (biomechanics reference D.5, D.8).
/// </summary>
internal static class BarMetrics
{
    private const double LeastMassSeen = 0.8;

    private static readonly (double, double) AnySpeed = (0, BarEfforts.ImpossibleSpeed);

    /// <summary>Adds the numbers.</summary>
    public static void Add(LiftReading reading)
    {
        AddSpeeds(reading);
        AddForces(reading);
        AddHeights(reading);
        AddKneePass(reading);
    }

    /// <summary>Why there is no ground reaction.</summary>
    public static string? ReactionMissing(LiftReading reading) =>
        reading.Lift.Athlete.Mass is null ? "The body mass is not known; set the client's weight."
        : reading.BarMissing
        ?? reading.BodyMissing
        ?? (reading.MassSeen < LeastMassSeen || reading.Marks.Notes.HasFlag(LiftNotes.KneeHidden) ? "Shoulders, hips or knees were hidden for too much of the pull to tell how the athlete's weight moved."
        : null);

    /// <summary>Why there is no force that stands on the bar's acceleration.</summary>
    public static string? ForceMissing(LiftReading reading) => ReactionMissing(reading)
        ?? (reading.Scene.Bar.Source == BarSource.Wrist ? "The plate was not seen, and hands are followed too roughly for forces: film the plate from the side." : null);

    /// <summary>Why a ground reaction must be taken with care.</summary>
    /// <param name="reading">The lift.</param>
    /// <param name="newtons">The force; 0 for what is no force.</param>
    public static string? ReactionDoubt(LiftReading reading, double newtons = 0) =>
        (newtons > BarKinetics.UnusualReaction * Weight(reading) ? "This is more than lifters are known to push into the floor, so the tracking may be wrong here." : null)
        ?? reading.FrameDoubt ?? reading.BarDoubt
        ?? (reading.Series.MassFromHip ? "Parts of the body were hidden, so the hips stand in for the centre of mass." : null);

    /// <summary>Weight of athlete and bar, newtons; NaN without a body mass.</summary>
    public static double Weight(LiftReading reading) => BarKinetics.Weight(reading.Lift);

    private static void AddSpeeds(LiftReading reading)
    {
        var (motion, marks) = (reading.Scene.Motion, reading.Marks);
        var missing = reading.BarMissing ?? marks.PeakSpeed.Missing;
        var doubt = reading.FrameDoubt ?? reading.BarDoubt;
        reading.Add("max_bar_speed", reading.Greatest(motion.Speed), AnySpeed, missing, doubt);

        var rise = LiftReading.At(motion.Height, marks.SecondPullEnd) - LiftReading.At(motion.Height, marks.Start);
        reading.Add("mean_bar_speed", rise / reading.Seconds(marks.Start, marks.SecondPullEnd), AnySpeed, missing ?? marks.Start.Missing, reading.BarDoubt);

        void At(string key, Mark mark) =>
            reading.Add(key, LiftReading.At(motion.Speed, mark), (-BarEfforts.ImpossibleSpeed, BarEfforts.ImpossibleSpeed), reading.BarMissing ?? mark.Missing, doubt);
        At("first_pull_end_speed", marks.FirstPullEnd);
        At("transition_end_speed", marks.Transition);
        At("second_pull_end_speed", marks.SecondPullEnd);

        var before = SampleScan.ArgMax(motion.Speed, reading.First, marks.Transition.Found ? (int)marks.Transition.Place : -1);
        var loss = before < 0 ? double.NaN : motion.Speed[before] - LiftReading.At(motion.Speed, marks.Transition);
        reading.Add("velocity_drop_transition", loss, (-0.2, 2), missing ?? marks.Start.Missing ?? marks.TurnoverEnd.Missing ?? marks.Transition.Missing, doubt);
    }

    private static void AddForces(LiftReading reading)
    {
        var missing = reading.BarMissing ?? reading.Marks.PeakSpeed.Missing;
        var doubt = reading.FrameDoubt ?? reading.BarDoubt;
        var power = reading.Series.Power.Greatest(reading.First, reading.Last);
        reading.Add("max_power", power, (0, PhaseMetrics.GreatestPower), missing, doubt);
        var massMissing = reading.Lift.Athlete.Mass is null ? "The body mass is not known; set the client's weight." : null;
        reading.Add("max_power_for_1kg", power / (reading.Lift.Athlete.Mass ?? double.NaN), (0, 200), massMissing ?? missing, doubt);

        var reaction = reading.Series.GroundReaction.Greatest(reading.First, reading.Last);
        var forceMissing = ForceMissing(reading) ?? missing;
        reading.AddReaction("max_GRF", reaction, forceMissing);
        reading.Add("max_relative_GRF", reaction / Weight(reading), (0, BarKinetics.LargestReaction), forceMissing, ReactionDoubt(reading, reaction));
    }

    private static void AddHeights(LiftReading reading)
    {
        var (motion, marks, tall) = (reading.Scene.Motion, reading.Marks, reading.BodyHeight);
        var unrested = double.IsNaN(marks.RestHeight) ? "The bar was not seen at rest, so there is nothing to measure its height from." : null;
        var top = LiftReading.At(motion.Height, marks.TurnoverEnd);
        var missing = reading.BarMissing ?? marks.TurnoverEnd.Missing;
        reading.Add("max_bar_height", top - marks.RestHeight, (0, tall), missing ?? unrested, reading.BarDoubt);
        Absolute(reading, "max_bar_height", top, 1.3 * tall, missing);

        var first = LiftReading.At(motion.Height, marks.FirstPullEnd);
        Absolute(reading, "first_pull_end_height", first, tall, reading.BarMissing ?? marks.FirstPullEnd.Missing);
        Absolute(reading, "second_pull_end_height", LiftReading.At(motion.Height, marks.SecondPullEnd), tall, reading.BarMissing ?? marks.SecondPullEnd.Missing);
    }

    private static void Absolute(LiftReading reading, string key, double height, double limit, string? missing)
    {
        var absolute = key == "max_bar_height" ? "max_bar_height_absolute" : key;
        reading.Add(absolute, height, (0, limit), missing, reading.BarDoubt ?? reading.FloorDoubt);
        reading.Add($"{key}_share", 100 * height / reading.BodyHeight, (0, 100 * limit / reading.BodyHeight), missing, reading.BarDoubt ?? reading.FloorDoubt ?? reading.HeightDoubt);
    }

    private static void AddKneePass(LiftReading reading)
    {
        var (signals, marks) = (reading.Scene.Signals, reading.Marks);
        var pass = SampleScan.FirstPass(signals.Bar, signals.KneeHeight, reading.First, marks.PeakSpeed.Found ? (int)marks.PeakSpeed.Place : -1);
        var missing = reading.BarMissing ?? marks.PeakSpeed.Missing ?? (double.IsNaN(pass) ? "The bar was not seen passing the knee: the knee is hidden." : null);
        var assumed = reading.Scene.Scale.BodyAssumed ? "The client's height is not set, so the place of the knee beside the bar is an estimate." : null;
        var doubt = reading.FrameDoubt ?? reading.BarDoubt ?? reading.SideDoubt ?? assumed;
        reading.Add("bar_past_the_knee_speed", SampleScan.At(signals.Speed, pass), AnySpeed, missing, doubt);
        reading.Add("bar_past_the_knee_acceleration", SampleScan.At(signals.Acceleration, pass), (-40, 40), missing, doubt);
    }
}
