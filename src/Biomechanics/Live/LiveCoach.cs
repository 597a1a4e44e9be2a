using System.Globalization;

namespace Aikynetix.Biomechanics.Live;

/// <summary>Puts a finished repetition into words: its numbers, then what the rule-book has to say (biomechanics reference J), worst first.</summary>
internal sealed class LiveCoach(MovementKind kind)
{
    private const int MostRules = 3;

    // A live thigh angle is good to about 5°, so 8° above parallel is above parallel.
    private const double AboveParallel = 8;
    private const double GreatestLean = 45;
    private const double GreatestTorsoDrop = 10;
    private const double GreatestForward = 0.08;
    private const double ImpossibleForward = 0.35;
    private const double GreatestLoss = 0.20;

    // What hands at a bar do not exceed in lifts past the shoulders and in slow ones, and below which nothing was lifted.
    private const double FastestLift = 3.5;
    private const double FastestBar = 1.6;
    private const double SlowestBar = 0.05;

    private double _best;

    /// <summary>The bar's speed when it is one that a bar can have, m/s; else NaN.</summary>
    public double Believable(double speed) => speed >= SlowestBar && speed <= (kind.IsLift() ? FastestLift : FastestBar) ? speed : double.NaN;

    /// <summary>All cues of a repetition.</summary>
    public LiveCue[] Tell(LiveState state, RepetitionWatch seen, TimeSpan time)
    {
        var cues = new List<LiveCue> { new("repetition", time, state.Repetitions, "repetitions", Say($"Repetition {state.Repetitions}.")) };
        if (double.IsFinite(state.BarSpeed)) cues.Add(new("bar_speed", time, state.BarSpeed, "m/s", Say($"The bar reached {state.BarSpeed:0.00} m/s.")));
        if (double.IsFinite(state.BottomKneeAngle))
            cues.Add(new("bottom_knee_angle", time, state.BottomKneeAngle, "deg", Say($"The knees bent to {state.BottomKneeAngle:0}° at the bottom.")));
        cues.AddRange(Rules(state, seen, time).Take(MostRules));
        _best = Math.Max(_best, double.IsFinite(state.BarSpeed) ? state.BarSpeed : 0);
        return [.. cues];
    }

    // A comparison with NaN is false, so a rule is silent about what was not seen.
    private IEnumerable<LiveCue> Rules(LiveState state, RepetitionWatch seen, TimeSpan time)
    {
        if (kind is MovementKind.Hinge or MovementKind.Lift or MovementKind.CleanAndJerk)
        {
            if (seen.Forward > GreatestForward && seen.Forward < ImpossibleForward)
                yield return new("bar_away", time, seen.Forward, "m", Say($"The bar swung {100 * seen.Forward:0} cm forward: keep it close to the body."));
            if (seen.TorsoDrop > GreatestTorsoDrop)
                yield return new("hips_first", time, seen.TorsoDrop, "deg", Say($"The hips rose first and the back sank by {seen.TorsoDrop:0}°: let chest and hips rise together."));
        }

        if (kind is MovementKind.Lift or MovementKind.CleanAndJerk && double.IsFinite(seen.BentArm))
            yield return new("early_arm_bend", time, seen.BentArm, "deg", Say($"The arms bent to {seen.BentArm:0}° below the hips: keep them long until the legs have finished."));
        if (kind == MovementKind.Squat)
        {
            if (seen.Thigh > AboveParallel)
                yield return new("squat_depth", time, seen.Thigh, "deg", Say($"The thighs stopped {seen.Thigh:0}° above parallel: sink a little deeper."));
            if (90 - seen.Torso > GreatestLean)
                yield return new("trunk_lean", time, 90 - seen.Torso, "deg", Say($"The trunk leaned {90 - seen.Torso:0}° forward: keep the chest up and let the knees come forward."));
        }

        // Loss of speed tells of fatigue in sets of slow repetitions; in lifts the wrists behind the plates scatter by more.
        if (!kind.IsLift() && state.BarSpeed < (1 - GreatestLoss) * _best)
        {
            var loss = 100 * (1 - (state.BarSpeed / _best));
            yield return new("speed_loss", time, loss, "percent", Say($"The bar was {loss:0} % slower than in your best repetition: rest before the next one."));
        }
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
