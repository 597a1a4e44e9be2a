using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>
/// Scripted movements, clean or with one fault built in, filmed at 120 frames per second with 1 px of noise and analyzed; each film once.
/// </summary>
internal static class CoachedFilms
{
    private const double Mass = 75;
    private const double BarMass = 80;

    private static readonly AthleteCamera Camera = new() { FramesPerSecond = 120, Noise = 1 };
    private static readonly AthleteCamera High = Camera with { MetersPerPixel = 0.004, EyeHeight = 1.2 };
    private static readonly LiftScript CleanSnatch = LiftScript.Snatch();
    private static readonly LiftScript CleanAndJerk = LiftScript.CleanAndJerk();
    private static readonly RunScript CleanRun = new() { Reach = 0.30 };
    private static readonly SquatRepetition CleanSquat = new() { Shank = 38, Trunk = 32, Thigh = 98, Arms = 213, Descent = 1.4, Ascent = 1.2 };
    private static readonly JumpPlan CleanDrop = JumpPlan.ReferenceDrop with { Braking = 30, Push = 30, PushTime = 0.09 };

    private static readonly Dictionary<string, Func<(MotionAnalysis, Athlete)>> Clean = new()
    {
        ["snatch"] = () => Lift(CleanSnatch, LiftExercise.Snatch),
        ["snatch without plates"] = () => Lift(CleanSnatch, LiftExercise.Snatch, plates: false),
        ["clean"] = () => Lift(LiftScript.Reference(), LiftExercise.Clean),
        ["clean and jerk"] = () => Lift(CleanAndJerk, LiftExercise.CleanAndJerk),
        ["countermovement jump"] = () => Jump(JumpPlan.Reference),
        ["drop jump"] = () => Jump(CleanDrop),
        ["run"] = () => Run(CleanRun),
        ["overhead squat"] = () => Squat(CleanSquat),
    };

    private static readonly Dictionary<string, Func<(MotionAnalysis, Athlete)>> Faulty = new()
    {
        ["bar swings forward"] = () => Lift(CleanSnatch with { Forward = Path(CleanSnatch, -0.03, 0.15, 0.02) }, LiftExercise.Snatch),
        ["bar stays over the toes"] = () => Lift(CleanSnatch with { Forward = Path(CleanSnatch, 0, 0.03, 0) }, LiftExercise.Snatch),
        ["jump forward"] = () => Lift(CleanSnatch with { Forward = Path(CleanSnatch, -0.05, 0.03, 0.12) }, LiftExercise.Snatch),
        ["jump back"] = () => Lift(CleanSnatch with { Forward = Path(CleanSnatch, -0.05, 0.03, -0.28) }, LiftExercise.Snatch),
        ["early arm bend"] = () => Lift(EarlyArms(CleanSnatch), LiftExercise.Snatch, plates: false),
        ["slow transition"] = () => Lift(LiftScript.Snatch(0.35, 0.6), LiftExercise.Snatch),
        ["hips first"] = () => Lift(HipsFirst(CleanSnatch), LiftExercise.Snatch),
        ["no second knee bend"] = () => Lift(StiffKnees(CleanSnatch), LiftExercise.Snatch, plates: false),
        ["dip forward"] = () => Lift(DipForward(CleanAndJerk), LiftExercise.CleanAndJerk),
        ["low cadence"] = () => Run(CleanRun with { ContactTime = (0.29, 0.29), FlightTime = (0.12, 0.12) }),
        ["overstride"] = () => Run(CleanRun with { Reach = 0.46, CentreHeight = 0.5 }),
        ["long contact"] = () => Run(CleanRun with { Speed = 3.3, ContactTime = (0.33, 0.33), FlightTime = (0.03, 0.03), CentreHeight = 0.5 }, 3.3),
        ["uneven contacts"] = () => Run(CleanRun with { ContactTime = (0.22, 0.28) }),
        ["run bent over"] = () => Run(CleanRun with { Lean = 20 }),
        ["bouncing run"] = () => Run(CleanRun with { Speed = 2.8, ContactTime = (0.22, 0.22), FlightTime = (0.19, 0.19) }),
        ["deep countermovement"] = () => Jump(new JumpPlan { UnweightingTime = 0.3, Push = 8, PushTime = 0.376 }),
        ["stiff landing"] = () => Jump(JumpPlan.Reference with { LandingDepth = 0.06 }),
        ["landing lower than take-off"] = () => Jump(JumpPlan.Reference with { LandingDrop = 0.2, LandingDepth = 0.15 }),
        ["slow drop jump"] = () => Jump(JumpPlan.ReferenceDrop with { Braking = 12, Push = 12, PushTime = 0.22 }),
        ["shallow squat"] = () => Squat(CleanSquat with { Thigh = 70, Shank = 32 }),
        ["heels rise over stiff ankles"] = () => Squat(CleanSquat with { Shank = 33, HeelRise = 0.05 }),
        ["trunk leans though ankles bend"] = () => Squat(CleanSquat with { Trunk = 58, Arms = 200 }),
        ["arms stay low though the trunk is upright"] = () => Squat(CleanSquat with { Arms = 135 }),
        ["bar behind the feet"] = () => Squat(CleanSquat with { Arms = 232 }),
        ["bent elbows"] = () => Squat(CleanSquat with { Elbow = 30 }),
        ["pain"] = () => Squat(CleanSquat, pain: true),
    };

    private static readonly Dictionary<string, (MotionAnalysis Analysis, Athlete Athlete)> Seen = [];

    /// <summary>The clean movements.</summary>
    public static TheoryData<string> CleanNames { get; } = [.. Clean.Keys];

    /// <summary>The movements with a fault.</summary>
    public static IReadOnlyCollection<string> FaultNames => Faulty.Keys;

    /// <summary>The analysis of one film.</summary>
    public static (MotionAnalysis Analysis, Athlete Athlete) Of(string name)
    {
        lock (Seen)
        {
            if (!Seen.TryGetValue(name, out var film)) Seen[name] = film = (Clean.GetValueOrDefault(name) ?? Faulty[name])();
            return film;
        }
    }

    // A plate hides hands and knees from the side for most of a pull, so angles there are only seen where none is loaded.
    private static (MotionAnalysis, Athlete) Lift(LiftScript script, LiftExercise exercise, bool plates = true)
    {
        var athlete = new Athlete(script.BodyHeight, Mass);
        var film = SyntheticLifter.Film(script, new LifterOptions { FramesPerSecond = 120, PoseNoise = 1, PlateNoise = 0.3, PlateHidden = !plates });
        return (MotionAnalyzer.Analyze(film, new LiftContext(exercise, BarMass, 0.45, athlete)), athlete);
    }

    private static (MotionAnalysis, Athlete) Jump(JumpPlan plan)
    {
        var script = JumpScript.Of(1.75, plan, plan with { Drop = null }, plan with { Drop = null });
        script = plan.Drop is null ? script : JumpScript.Of(1.75, plan);
        var athlete = new Athlete(script.BodyHeight, Mass);
        var exercise = plan.Drop is null ? JumpExercise.Countermovement : JumpExercise.Drop;
        return (MotionAnalyzer.Analyze(High.Film(script), new JumpContext(exercise, athlete)), athlete);
    }

    private static (MotionAnalysis, Athlete) Run(RunScript script, double? speed = null)
    {
        var athlete = new Athlete(script.BodyHeight, Mass);
        return (MotionAnalyzer.Analyze(Camera.Film(script), new RunContext(0, speed, athlete)), athlete);
    }

    private static (MotionAnalysis, Athlete) Squat(SquatRepetition repetition, bool pain = false)
    {
        var script = new SquatScript(repetition, repetition, repetition);
        var athlete = new Athlete(script.BodyHeight, Mass);
        var context = new MobilityContext(MobilityExercise.OverheadSquat, athlete) { Pain = pain };
        return (MotionAnalyzer.Analyze(Camera.Film(script), context), athlete);
    }

    // Forward places of the bar at the end of the first pull, near the top and in the catch.
    private static CosineTrack Path(LiftScript lift, double pulled, double top, double caught) =>
        new((1.2, 0), (lift.Truth.FirstPullEnd, pulled), (lift.Truth.TurnoverEnd - 0.03, top), (lift.Truth.TurnoverEnd + 0.22, caught));

    private static LiftScript EarlyArms(LiftScript lift)
    {
        var (truth, bottom) = (lift.Truth, lift.Truth.TurnoverEnd + 0.26);
        return lift with { Elbow = new((truth.FirstPullEnd, 175), (truth.SecondPullEnd, 125), (truth.SecondPullEnd + 0.15, 90), (bottom - 0.08, 174), (bottom + 2.3, 176)) };
    }

    private static LiftScript HipsFirst(LiftScript lift)
    {
        var (truth, bottom) = (lift.Truth, lift.Truth.TurnoverEnd + 0.26);
        return lift with { Torso = new((1.1, 44), (truth.FirstPullEnd, 28), (truth.Transition, 58), (truth.SecondPullEnd, 90), (bottom, 76), (bottom + 0.3, 76), (bottom + 2.3, 88)) };
    }

    private static LiftScript StiffKnees(LiftScript lift)
    {
        var (truth, bottom) = (lift.Truth, lift.Truth.TurnoverEnd + 0.26);
        return lift with { Knee = new((1.1, 80), (truth.FirstPullEnd, 148), (truth.Transition, 158), (truth.SecondPullEnd, 172), (bottom, 52), (bottom + 0.3, 50), (bottom + 2.3, 177)) };
    }

    private static LiftScript DipForward(LiftScript lift) => lift with
    {
        Forward = new((1.2, 0), (lift.Truth.FirstPullEnd, -0.06), (lift.Truth.TurnoverEnd - 0.03, 0.03), (lift.Truth.TurnoverEnd + 0.22, -0.02),
            (lift.Truth.DipBottom - 0.4, -0.02), (lift.Truth.DipBottom, 0.06), (lift.Truth.DriveEnd, 0.06)),
    };
}
