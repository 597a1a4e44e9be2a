namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>Finds the lift of a clip and its events: the one entry to phase detection, a pure function of the series.</summary>
internal static class LiftPhases
{
    // Shortest believable time from each event to the next, seconds (biomechanics reference D.3).
    private const double BeforeFirstPullEnd = 0.06;
    private const double BeforeTransition = 0.03;
    private const double BeforeSecondPullEnd = 0.06;
    private const double BeforeTurnoverEnd = 0.05;
    private const double BeforeCatchEnd = 0.05;
    private const double BeforeRecoveryEnd = 0.1;

    private const string OutOfOrder = "The phases found here do not follow each other as they do in a lift.";

    /// <summary>What a clip shows.</summary>
    /// <param name="Marks">Events of the main lift.</param>
    /// <param name="Kind">Which lift it was.</param>
    /// <param name="Pulls">How many pulls the clip shows, the main one included.</param>
    internal readonly record struct Result(LiftMarks Marks, LiftRecognition.Kind Kind, int Pulls);

    /// <summary>Finds the lift in the series; a clip without one gives marks that say so.</summary>
    /// <param name="signals">The series.</param>
    /// <param name="exercise">What the clip is said to show; a jerk is looked for only where one is expected.</param>
    public static Result Find(LiftSignals signals, LiftExercise exercise)
    {
        var lifts = BarEfforts.Pulls(signals).Select(pull => Describe(signals, pull)).ToArray();
        var best = lifts
            .Where(lift => lift.Kind != LiftRecognition.Kind.PullOnly)
            .OrderByDescending(lift => lift.PeakSpeed)
            .FirstOrDefault();

        var marks = best.Marks ?? LiftMarks.Nothing(lifts.Length == 0
            ? "No pull from the floor was found in the clip."
            : "The bar was pulled but never reached the shoulders.");
        if (exercise == LiftExercise.CleanAndJerk) marks = JerkPhases.Add(signals, marks);
        var kind = best.Marks is null && lifts.Length > 0 ? LiftRecognition.Kind.PullOnly : best.Kind;
        return new Result(InOrder(marks, signals.SampleRate), kind, lifts.Length);
    }

    private static (LiftMarks Marks, LiftRecognition.Kind Kind, double PeakSpeed) Describe(LiftSignals signals, BarEfforts.Effort pull)
    {
        var off = LiftOff.Find(signals, pull);
        var parts = PullPhases.Split(signals, pull, off.Mark.Found ? off.Mark.Place : pull.Start, off.RestEnd);
        var end = CatchPhases.Follow(signals, parts.SecondPullEnd.Place, pull, off.RestHeight);
        var marks = new LiftMarks
        {
            Start = off.Mark,
            FirstPullEnd = parts.FirstPullEnd,
            Transition = parts.Transition,
            PeakSpeed = parts.PeakSpeed,
            SecondPullEnd = parts.SecondPullEnd,
            TurnoverEnd = end.TurnoverEnd,
            CatchEnd = end.CatchEnd,
            RecoveryEnd = end.RecoveryEnd,
            RestHeight = off.RestHeight,
            RestEnd = off.RestEnd,
            Notes = off.Notes | parts.Notes | end.Notes,
        };
        return (marks, LiftRecognition.Recognize(signals, end.TurnoverEnd, end.CatchEnd), signals.Speed[pull.Peak]);
    }

    // An event too close to the one before it is a misreading of one of the two; the later one is given up.
    private static LiftMarks InOrder(LiftMarks marks, double sampleRate)
    {
        var latest = double.NegativeInfinity;
        Mark Checked(Mark mark, double apart)
        {
            if (!mark.Found) return mark;
            if (mark.Place < latest + (apart * sampleRate)) return Mark.None(OutOfOrder);
            latest = mark.Place;
            return mark;
        }

        return marks with
        {
            Start = Checked(marks.Start, 0),
            FirstPullEnd = Checked(marks.FirstPullEnd, BeforeFirstPullEnd),
            Transition = Checked(marks.Transition, BeforeTransition),
            SecondPullEnd = Checked(marks.SecondPullEnd, BeforeSecondPullEnd),
            TurnoverEnd = Checked(marks.TurnoverEnd, BeforeTurnoverEnd),
            CatchEnd = Checked(marks.CatchEnd, BeforeCatchEnd),
            RecoveryEnd = Checked(marks.RecoveryEnd, BeforeRecoveryEnd),
            DipStart = Checked(marks.DipStart, 0),
            DipBottom = Checked(marks.DipBottom, BeforeRecoveryEnd),
            DriveEnd = Checked(marks.DriveEnd, BeforeTurnoverEnd),
            JerkTop = Checked(marks.JerkTop, 0),
            JerkCatch = Checked(marks.JerkCatch, 0),
            JerkRecovery = Checked(marks.JerkRecovery, 0),
        };
    }
}
