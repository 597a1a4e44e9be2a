using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The events of one lift in order of time, and what was unusual about it.</summary>
internal sealed record LiftMarks
{
    private static readonly Mark NoJerk = Mark.None("No jerk was found in the clip.");

    /// <summary>E0: the bar has left its rest by 5 mm.</summary>
    public required Mark Start { get; init; }

    /// <summary>E1: first maximum of the knee angle.</summary>
    public required Mark FirstPullEnd { get; init; }

    /// <summary>E2: the knees are bent again the most.</summary>
    public required Mark Transition { get; init; }

    /// <summary>P: the bar is fastest.</summary>
    public required Mark PeakSpeed { get; init; }

    /// <summary>E3: second maximum of the knee angle.</summary>
    public required Mark SecondPullEnd { get; init; }

    /// <summary>E4: the bar is highest.</summary>
    public required Mark TurnoverEnd { get; init; }

    /// <summary>E5: the bar has been stopped.</summary>
    public required Mark CatchEnd { get; init; }

    /// <summary>E6: the athlete stands.</summary>
    public required Mark RecoveryEnd { get; init; }

    /// <summary>J0: the dip begins.</summary>
    public Mark DipStart { get; init; } = NoJerk;

    /// <summary>J1: the bar is lowest in the dip.</summary>
    public Mark DipBottom { get; init; } = NoJerk;

    /// <summary>J2: the bar is fastest in the drive.</summary>
    public Mark DriveEnd { get; init; } = NoJerk;

    /// <summary>J3: the bar is highest after the drive.</summary>
    public Mark JerkTop { get; init; } = NoJerk;

    /// <summary>J4: arms straight, bar above the head and still.</summary>
    public Mark JerkCatch { get; init; } = NoJerk;

    /// <summary>J5: feet together again and everything still.</summary>
    public Mark JerkRecovery { get; init; } = NoJerk;

    /// <summary>Where the bar began to fall when the lift failed.</summary>
    public Mark Failure { get; init; } = Mark.None("The lift did not fail.");

    /// <summary>Height of the bar at rest before the pull, metres; NaN when it was not seen at rest.</summary>
    public required double RestHeight { get; init; }

    /// <summary>A sample shortly before the pull at which the bar surely rests; −1 when it was not seen at rest.</summary>
    public required int RestEnd { get; init; }

    /// <summary>What was unusual.</summary>
    public required LiftNotes Notes { get; init; }

    /// <summary>Whether any part of a jerk was found.</summary>
    public bool HasJerk => DriveEnd.Found;

    /// <summary>Why a jerk that seems to have been held is not judged: what the rules ask for was not seen; null when it was.</summary>
    public string? JerkUnseen =>
        Notes.HasFlag(LiftNotes.ElbowsHidden) ? "The elbows were not seen while the bar was overhead, so whether they were straight is not judged."
        : Notes.HasFlag(LiftNotes.StanceHidden) ? "Feet or legs were not seen while the bar was overhead, so whether the athlete stood is not judged."
        : null;

    /// <summary>Whether the lift was seen to its end: standing with the bar, after a jerk on straight arms with the feet together.</summary>
    public bool IsCompleted => !Notes.HasFlag(LiftNotes.Failed) && (HasJerk ? JerkRecovery.Found && JerkUnseen is null : RecoveryEnd.Found);

    /// <summary>First and last event, samples; NaN without any.</summary>
    public (double First, double Last) Span
    {
        get
        {
            Mark[] all = [Start, FirstPullEnd, Transition, PeakSpeed, SecondPullEnd, TurnoverEnd, CatchEnd, RecoveryEnd, DipStart, DipBottom, DriveEnd, JerkTop, JerkCatch, JerkRecovery, Failure];
            var found = Array.FindAll(all, mark => mark.Found);
            return found.Length == 0 ? (double.NaN, double.NaN) : (found.Min(mark => mark.Place), found.Max(mark => mark.Place));
        }
    }

    /// <summary>A lift without any event, for the given reason.</summary>
    public static LiftMarks Nothing(string reason)
    {
        var none = Mark.None(reason);
        return new LiftMarks
        {
            Start = none,
            FirstPullEnd = none,
            Transition = none,
            PeakSpeed = none,
            SecondPullEnd = none,
            TurnoverEnd = none,
            CatchEnd = none,
            RecoveryEnd = none,
            RestHeight = double.NaN,
            RestEnd = -1,
            Notes = LiftNotes.None,
        };
    }
}
