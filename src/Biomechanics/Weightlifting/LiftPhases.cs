using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>Finds the lifts of a clip and their events: the one entry to phase detection, a pure function of the series.</summary>
internal static class LiftPhases
{
    // Shortest believable time from each event to the next, seconds (biomechanics reference D.3).
    private const double BeforeFirstPullEnd = 0.06;
    private const double BeforeTransition = 0.03;
    private const double BeforeSecondPullEnd = 0.06;
    private const double BeforeTurnoverEnd = 0.05;
    private const double BeforeCatchEnd = 0.05;
    private const double BeforeRecoveryEnd = 0.1;

    // Body heights above the floor from which a bar that rests is no longer on plates of any size.
    private const double HangHeight = 0.2;

    private const string OutOfOrder = "The phases found here do not follow each other as they do in a lift.";

    /// <summary>What a clip shows.</summary>
    /// <param name="Lifts">Every lift in order of time.</param>
    /// <param name="Main">Place of the main lift among them: the fastest completed one; −1 without a lift.</param>
    /// <param name="Marks">Events of the main lift, or why there is none.</param>
    /// <param name="Kind">Which lift it was.</param>
    /// <param name="Others">Pulls that were no lifts.</param>
    internal readonly record struct Result(
        IReadOnlyList<FoundLift> Lifts, int Main, LiftMarks Marks, LiftRecognition.Kind Kind, IReadOnlyList<BarEfforts.Effort> Others);

    /// <summary>Finds the lifts in the series; a clip without one gives marks that say so.</summary>
    /// <param name="signals">The series.</param>
    /// <param name="exercise">What the clip is said to show; a jerk is looked for only where one is expected.</param>
    public static Result Find(LiftSignals signals, LiftExercise exercise)
    {
        var pulls = BarEfforts.Pulls(signals);
        int Next(int i) => Math.Min(i + 1 < pulls.Count ? pulls[i + 1].Start : signals.Length - 1, signals.ViewEnd(pulls[i].Peak));
        var all = pulls.Select((pull, i) => Describe(signals, pull, Next(i))).ToArray();
        var others = pulls.Where((_, i) => all[i].Kind == LiftRecognition.Kind.PullOnly).ToArray();
        var lifts = exercise == LiftExercise.CleanAndJerk
            ? WithJerks(signals, all, i => pulls[i].Start)
            : Array.FindAll(all, lift => lift.Kind != LiftRecognition.Kind.PullOnly);
        lifts = Array.ConvertAll(lifts, lift => lift with { Marks = InOrder(lift.Marks, signals.SampleRate) });

        var main = Array.IndexOf(lifts, lifts.OrderByDescending(Worth).ThenByDescending(lift => lift.PeakSpeed).FirstOrDefault());
        if (main >= 0) return new Result(lifts, main, lifts[main].Marks, lifts[main].Kind, others);
        var nothing = LiftMarks.Nothing(all.Length == 0 ? "No pull from the floor was found in the clip." : "The bar was pulled but never reached the shoulders.");
        return new Result(lifts, main, nothing, all.Length > 0 ? LiftRecognition.Kind.PullOnly : LiftRecognition.Kind.Unknown, others);
    }

    // A whole lift before a jerk alone, one that was held before one that was lost.
    private static int Worth(FoundLift lift) =>
        (lift.Marks.PeakSpeed.Found ? 4 : 0) + (lift.Marks.IsCompleted ? 2 : lift.Marks.Notes.HasFlag(LiftNotes.Failed) ? 0 : 1);

    private static FoundLift[] WithJerks(LiftSignals signals, FoundLift[] pulls, Func<int, int> start)
    {
        var lifts = new List<FoundLift>();
        AddJerks(LiftMarks.Nothing("The clip shows the jerk without its clean."), null, 0, pulls.Length == 0 ? signals.Length - 1 : start(0));
        for (var i = 0; i < pulls.Length; i++)
        {
            var until = Math.Min(i + 1 < pulls.Length ? start(i + 1) : signals.Length - 1, signals.ViewEnd(start(i)));
            var marks = pulls[i].Marks;
            var from = marks.RecoveryEnd.Found ? marks.RecoveryEnd.Place : marks.CatchEnd.Found ? marks.CatchEnd.Place : marks.TurnoverEnd.Found ? marks.TurnoverEnd.Place : until;
            if (pulls[i].Kind != LiftRecognition.Kind.PullOnly) AddJerks(marks, pulls[i], (int)from, until);
        }

        return [.. lifts];

        void AddJerks(LiftMarks clean, FoundLift? pull, int from, int until)
        {
            var jerks = JerkPhases.Find(signals, clean, from, until);
            if (pull is { } alone && jerks.Count == 0) lifts.Add(alone);
            lifts.AddRange(jerks.Select((jerk, i) => i == 0 && pull is { } whole
                ? whole with { Marks = jerk }
                : new FoundLift(jerk, LiftRecognition.Kind.Unknown, SampleScan.At(signals.Speed, jerk.DriveEnd.Place))));
        }
    }

    private static FoundLift Describe(LiftSignals signals, BarEfforts.Effort pull, int next)
    {
        var off = LiftOff.Find(signals, pull);
        var parts = PullPhases.Split(signals, pull, off.Mark.Found ? off.Mark.Place : pull.Start, off.RestEnd);
        var end = CatchPhases.Follow(signals, parts.SecondPullEnd.Place, pull, off.RestHeight, next);
        var fromHang = off.RestHeight > HangHeight * signals.BodyHeight ? LiftNotes.Hang : LiftNotes.None;
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
            Failure = Mark.At(end.Failure, "The lift did not fail."),
            RestHeight = off.RestHeight,
            RestEnd = off.RestEnd,
            Notes = off.Notes | parts.Notes | end.Notes | fromHang,
        };
        return new FoundLift(marks, LiftRecognition.Recognize(signals, end.TurnoverEnd, end.CatchEnd), signals.Speed[pull.Peak]);
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
