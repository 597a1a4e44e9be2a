using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The events and phases of a lift under the names that the API gives them, in order of time.</summary>
internal static class MarkNames
{
    /// <summary>Events of the pull and the catch; those read from the knees say so.</summary>
    public static IEnumerable<(string Key, Mark Mark, bool FromKnee)> Lift(LiftMarks marks) =>
    [
        ("start_of_lifting", marks.Start, false),
        ("first_pull_end", marks.FirstPullEnd, true),
        ("transition", marks.Transition, true),
        ("peak_bar_speed_time", marks.PeakSpeed, false),
        ("second_pull_end", marks.SecondPullEnd, true),
        ("turnover_end", marks.TurnoverEnd, false),
        ("catch_end", marks.CatchEnd, false),
        ("recovery_end", marks.RecoveryEnd, false),
    ];

    /// <summary>Events of the jerk; those that wait for straight elbows say so.</summary>
    public static IEnumerable<(string Key, Mark Mark, bool FromElbow)> Jerk(LiftMarks marks) =>
    [
        ("jerk_dip_start", marks.DipStart, false),
        ("jerk_dip_bottom", marks.DipBottom, false),
        ("jerk_drive_end", marks.DriveEnd, false),
        ("jerk_catch", marks.JerkCatch, true),
        ("jerk_recovery", marks.JerkRecovery, false),
    ];

    /// <summary>Phases that have both ends; a recovery that the clip cuts off lasts to its end.</summary>
    /// <param name="marks">The events.</param>
    /// <param name="seconds">Makes seconds from the first frame of a place on the grid.</param>
    /// <param name="end">Where the view of this lift ends, seconds.</param>
    /// <param name="begin">Where it begins, seconds.</param>
    public static IReadOnlyList<MotionPhase> Phases(LiftMarks marks, Func<double, double> seconds, double end, double begin = 0)
    {
        var before = new Mark(0, null);
        var isCutOff = marks.CatchEnd.Found && !marks.RecoveryEnd.Found && !marks.DipStart.Found && marks.Notes.HasFlag(LiftNotes.Incomplete);
        (string Name, Mark From, Mark To)[] parts =
        [
            ("setup", before, marks.Start),
            ("first_pull", marks.Start, marks.FirstPullEnd),
            ("transition", marks.FirstPullEnd, marks.Transition),
            ("second_pull", marks.Transition, marks.SecondPullEnd),
            ("turnover", marks.SecondPullEnd, marks.TurnoverEnd),
            ("catch", marks.TurnoverEnd, marks.CatchEnd),
            ("recovery", marks.CatchEnd, marks.RecoveryEnd),
            ("jerk_dip", marks.DipStart, marks.DipBottom),
            ("jerk_drive", marks.DipBottom, marks.DriveEnd),
            ("jerk_catch", marks.DriveEnd, marks.JerkCatch),
            ("jerk_recovery", marks.JerkCatch, marks.JerkRecovery),
        ];
        return
        [
            .. parts
                .Where(part => part.From.Found && (part.To.Found || (part.Name == "recovery" && isCutOff)))
                .Select(part => new MotionPhase(part.Name, part.Name == "setup" ? begin : seconds(part.From.Place), part.To.Found ? seconds(part.To.Place) : end)),
        ];
    }
}
