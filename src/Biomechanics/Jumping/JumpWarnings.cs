using System.Globalization;
using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>Says in plain sentences what a coach must know before trusting the numbers of a clip, most important first.</summary>
internal static class JumpWarnings
{
    private const double FewestSamples = 10;
    private const double LargestBias = 0.03;

    // Metres below and above the place of take-off at which a body lands on level ground: with bent legs, and with the feet pulled up.
    private const double LowestLanding = 0.20;
    private const double HighestLanding = 0.06;

    /// <summary>All warnings of one clip.</summary>
    /// <param name="signals">The body.</param>
    /// <param name="jumps">The jumps in order of time.</param>
    /// <param name="context">What the user said.</param>
    /// <param name="undeclared">By what factor the times were put right beyond what the container told; 1 for not at all.</param>
    /// <param name="gravity">What free flight says about times and lengths.</param>
    public static IReadOnlyList<string> Of(
        JumpSignals signals, IReadOnlyList<JumpMarks> jumps, JumpContext context, double undeclared, GravityCheck gravity)
    {
        if (signals.Length < FewestSamples) return ["The clip is too short to show a jump."];
        return
        [
            .. AboutJumps(signals, jumps, context.Exercise),
            .. AboutTime(signals.Scene, undeclared),
            .. AboutScale(signals.Scene, jumps.Count > 0, gravity),
            .. AboutCamera(signals, jumps.Count > 0),
        ];
    }

    /// <summary>
    /// How much lower the body was at landing than at take-off in metres, where flight time makes of it an error of more than 3 cm of
    /// height that noise does not explain (F.2); null otherwise.
    /// </summary>
    public static double? LandingBias(JumpMarks marks, JumpSignals signals)
    {
        if (!marks.TakeOff.Found || !marks.Landing.Found || !marks.Peak.Found) return null;
        var rise = (marks.Peak.Place - marks.TakeOff.Place) * signals.Interval;
        var fall = (marks.Landing.Place - marks.Peak.Place) * signals.Interval;
        var difference = GravityScale.Gravity * ((Math.Pow(rise + fall, 2) / 8) - (rise * rise / 2));
        var noise = Signals.Normal.NinetyPercent * GravityScale.Gravity * rise * double.Hypot(marks.TakeOffError, marks.LandingError) / 2;
        var lower = GravityScale.Gravity * ((fall * fall) - (rise * rise)) / 2;
        return difference > LargestBias + noise && lower <= LowestLanding ? lower : null;
    }

    /// <summary>Why the times of a flight cannot be right, when nobody can land as high or as low as they say; null when they can be.</summary>
    public static string? Misfit(JumpMarks marks, JumpSignals signals)
    {
        if (!marks.TakeOff.Found || !marks.Landing.Found || !marks.Peak.Found) return null;
        var (rise, fall) = ((marks.Peak.Place - marks.TakeOff.Place) * signals.Interval, (marks.Landing.Place - marks.Peak.Place) * signals.Interval);
        var lower = GravityScale.Gravity * ((fall * fall) - (rise * rise)) / 2;
        var noise = Signals.Normal.NinetyPercent * GravityScale.Gravity * double.Hypot(rise * marks.TakeOffError, fall * marks.LandingError);
        return lower > LowestLanding + noise || lower < -(HighestLanding + noise)
            ? $"By its times the body landed {100 * Math.Abs(lower):0} cm {(lower > 0 ? "lower" : "higher")} than it took off, which cannot be: take-off or landing was not seen sharply, or the camera moved."
            : null;
    }

    private static IEnumerable<string> AboutJumps(JumpSignals signals, IReadOnlyList<JumpMarks> jumps, JumpExercise exercise)
    {
        if (jumps.Count == 0)
        {
            yield return "No jump was found in the clip: at no time were both feet clearly off the floor with the body in free flight.";
            yield break;
        }

        if (jumps.Count == FlightSearch.MostJumps) yield return $"Only the first {FlightSearch.MostJumps} jumps of a clip are measured.";
        var drops = jumps.Count(jump => jump.Contact.Found);
        if (exercise == JumpExercise.Drop && drops == 0) yield return "The clip is said to show a drop jump, but nobody falls from a box before the jump.";
        if (exercise == JumpExercise.Countermovement && drops > 0) yield return "The clip is said to show a countermovement jump, but the jumper comes down to the floor right before it, as in a drop jump.";
        if (jumps.Any(jump => !jump.Flight.StartSeen)) yield return "The clip begins in the middle of a jump, so its take-off was not seen.";
        if (jumps.Any(jump => !jump.Flight.EndSeen)) yield return "The clip ends in the middle of a jump, so its landing was not seen.";
        if (jumps.Select(jump => Misfit(jump, signals)).FirstOrDefault(unfit => unfit is not null) is { } unfit) yield return unfit;
        if (jumps.Any(jump => LandingBias(jump, signals) is not null))
        {
            yield return "The athlete landed lower than they took off, so height by flight time reads more than 3 cm too high: land with straight legs. The jump height given does not depend on it.";
        }
    }

    private static IEnumerable<string> AboutTime(BodyScene scene, double undeclared)
    {
        var factor = scene.SlowMotion.ToString("0.#", CultureInfo.InvariantCulture);
        if (undeclared > 1) yield return $"The clip plays about {factor} times slower than life without saying so; free flight shows it, and all times were put right.";
        else if (undeclared < 1) yield return "The video file says that it is slow motion, but free flight shows that its times are true; they were left as they are.";
        else
        {
            foreach (var sentence in SlowMotion.Warnings(scene.SlowMotion)) yield return sentence;
        }

        var rate = scene.Time.FramesPerSecond;
        if (rate < JumpMetrics.LeastRate)
        {
            yield return $"{rate:0} frames per second place an event only to ±{1000 / rate / 2:0} ms and cannot resolve contact time, greatest force and power. Film with 120 or more.";
        }
        else if (rate < JumpMetrics.LeastIndexRate)
        {
            yield return $"{rate:0} frames per second are few for a reactive strength index; film with 120 or more.";
        }

        if (scene.Time.Variable) yield return "The frame rate varies; all times are the true times of the frames.";
    }

    private static IEnumerable<string> AboutScale(BodyScene scene, bool hasJump, GravityCheck gravity)
    {
        if (double.IsFinite(scene.Stature.Pixels) && !scene.Stature.IsSteady) yield return "The camera moved or zoomed, so the athlete's height could not be used as a scale.";
        if (scene.Scale.Source == "gravity")
        {
            var error = 100 * Signals.Normal.NinetyPercent * scene.Scale.BodyError;
            yield return $"Metres come from free flight under gravity (±{error:0} %), because the client's height is not set or could not be used.";
        }
        else if (!scene.Scale.IsMetric && hasJump)
        {
            yield return "The scale is not known: set the client's height.";
        }

        if (gravity.Stretched is { } stretched) yield return stretched;
    }

    private static IEnumerable<string> AboutCamera(JumpSignals signals, bool hasJump)
    {
        var body = signals.Scene.Body;
        if (CameraCuts.Warning(body) is { } cuts) yield return cuts;
        if (body.View is CameraView.Front or CameraView.Oblique) yield return "The clip was not filmed from the side, so joint angles are missing or distorted. Film at right angles to the athlete.";
        else if (body.MirroredOrSwapped) yield return "The video seems to be mirrored, or the athlete's left and right were mixed up.";
        if (!hasJump) yield break;
        if (signals.FromHip) yield return "Parts of the body were hidden, so the hips stand in for the centre of mass.";
        if (signals.FeetHidden) yield return "The toes were hidden, so take-off and landing were read from the ankles.";
    }
}
