using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// How the lift ended: completed or failed and where, power or full, from the floor or from the hang. 1 means yes and 0 no; what the clip
/// does not show is not judged.
/// </summary>
internal static class OutcomeMetrics
{
    // Inclusive knee angle in the catch: the rules of the sport know no power variant; coaches speak of one above the parallel squat.
    private const double PowerKnee = 100;
    private const string FromFront = "A camera in front of the athlete does not show whether elbows are straight and feet in line, so the jerk is not judged; film from the side.";
    private static readonly (double, double) YesOrNo = (0, 1);

    /// <summary>Adds the numbers.</summary>
    public static void Add(LiftReading reading)
    {
        var marks = reading.Marks;
        var (success, missing) = Judge(reading);
        var where = marks.Failure.Found ? $"The lift failed {reading.Scene.Seconds(marks.Failure.Place):0.0} s into the clip, in the {Part(marks)}: the bar came down." : null;
        reading.AddExact("is_success", success, YesOrNo, missing, where);
        reading.Add("failure_time", reading.Scene.Seconds(marks.Failure.Place), (0, double.MaxValue), marks.Failure.Missing);

        var lowest = LowestKnee(reading);
        var notCaught = reading.SideMissing ?? marks.CatchEnd.Missing ?? reading.BodyMissing;
        var knee = double.IsNaN(lowest) ? "The knee was hidden during the catch." : null;
        reading.Add("catch_lowest_knee_angle", lowest, (0, 270), notCaught ?? knee, reading.SideDoubt);
        var stopped = marks.Notes.HasFlag(LiftNotes.PowerVariant);
        var power = stopped || lowest > PowerKnee ? 1.0 : 0.0;
        reading.AddExact("is_power_variant", power, YesOrNo, marks.CatchEnd.Missing ?? (stopped ? null : reading.SideMissing ?? reading.BodyMissing ?? knee), reading.SideDoubt);
        var noRest = double.IsNaN(marks.RestHeight) ? "The bar was not seen before the pull." : null;
        reading.AddExact("is_hang_variant", marks.Notes.HasFlag(LiftNotes.Hang) ? 1 : 0, YesOrNo, reading.BarMissing ?? marks.Start.Missing ?? noRest, reading.FloorDoubt);
    }

    /// <summary>The part of the lift in which the bar began to fall, in words.</summary>
    public static string Part(LiftMarks marks) =>
        marks.DriveEnd.Found && marks.Failure.Place > marks.DriveEnd.Place ? "jerk" : marks.CatchEnd.Found ? "recovery" : "catch";

    private static (double Success, string? Missing) Judge(LiftReading reading)
    {
        var marks = reading.Marks;
        if (marks.Notes.HasFlag(LiftNotes.Failed)) return (0, null);
        if (marks.HasJerk) return (1, marks.JerkRecovery.Missing ?? (marks.JerkUnseen is not null && reading.SideMissing is not null ? FromFront : marks.JerkUnseen));
        if (reading.Lift.Exercise != LiftExercise.CleanAndJerk) return (1, marks.RecoveryEnd.Missing);
        return (1, marks.RecoveryEnd.Missing ?? "No jerk was found after the clean, so the lift is not judged.");
    }

    // The knees are lowest a little after the bar has been stopped.
    private static double LowestKnee(LiftReading reading)
    {
        var marks = reading.Marks;
        if (!marks.CatchEnd.Found) return double.NaN;
        var end = marks.RecoveryEnd.Found ? (int)marks.RecoveryEnd.Place : (int)marks.CatchEnd.Place + reading.Scene.Signals.Samples(1);
        var lowest = SampleScan.ArgMin(reading.Scene.Signals.Knee, (int)marks.TurnoverEnd.Place, end);
        return lowest < 0 ? double.NaN : reading.Scene.Signals.Knee[lowest];
    }
}
