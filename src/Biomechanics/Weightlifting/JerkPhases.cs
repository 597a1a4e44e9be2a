using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Finds the parts of the jerk (biomechanics reference D.4): dip, drive, highest point, catch on straight arms, feet together again.
/// </summary>
internal static class JerkPhases
{
    private const double DescentSpeed = -0.05;
    private const double LeastDip = 0.03;
    private const double LongestDip = 1.5;

    // Five degrees below the 165 of the reference: a wrist placed 1 cm wrong bends a straight arm by that much.
    private const double StraightElbow = 160;
    private const double StraightLeg = 165;
    private const double CatchSpeed = 0.15;
    private const double CatchTime = 0.1;
    private const double FeetTogether = 0.12;
    private const double StillSpeed = 0.05;
    private const double StillTime = 0.5;

    private const double BackAtShoulders = 0.03;

    // Share of the samples of a held position in which a joint must be seen for the position to be judged by it.
    private const double SeenShare = 0.5;

    private const string EndsEarly = "The clip ends before this moment of the jerk.";
    private const string CameDown = "The bar came down again before it was held on straight arms.";
    private const string Dropped = "The bar went down before the feet were together and everything was still.";
    private const string Alone = "The clip shows the jerk without its clean.";

    /// <summary>The jerks between two samples, in order of time.</summary>
    /// <param name="signals">The series.</param>
    /// <param name="lift">Marks of the clean before, which the first jerk completes, or of nothing when the clip shows the jerk alone.</param>
    /// <param name="from">Sample from which the bar lies on the shoulders.</param>
    /// <param name="until">Sample at which the next pull begins.</param>
    public static IReadOnlyList<LiftMarks> Find(LiftSignals signals, LiftMarks lift, int from, int until)
    {
        var found = new List<LiftMarks>();
        var drives = BarEfforts.Drives(signals, from, until);
        for (var i = 0; i < drives.Count; i++)
        {
            var end = i + 1 < drives.Count ? drives[i + 1].Start : until;
            if (Add(signals, found.Count == 0 ? lift : LiftMarks.Nothing(Alone), drives[i], from, end) is not { } marks) continue;
            found.Add(marks);
            from = drives[i].End;
        }

        return found;
    }

    private static LiftMarks? Add(LiftSignals signals, LiftMarks lift, BarEfforts.Effort drive, int from, int until)
    {
        var bottom = SampleScan.LastRise(signals.Speed, 0, from, drive.Peak);
        if (double.IsNaN(bottom)) return null;
        var start = DipStart(signals, bottom, from);
        if (double.IsNaN(start)) return null;

        var top = SampleScan.FirstFall(signals.Speed, 0, drive.Peak, until);
        var fall = double.IsNaN(top) ? double.NaN : Fall(signals, (int)top, until);
        var end = double.IsNaN(fall) ? until : (int)fall;
        var (caught, armsSeen) = Catch(signals, top, end);
        var (stands, bodySeen) = Recovery(signals, caught, end);
        var unseen = (double.IsNaN(caught) || armsSeen ? LiftNotes.None : LiftNotes.ElbowsHidden)
            | (double.IsNaN(stands) || bodySeen ? LiftNotes.None : LiftNotes.StanceHidden);
        var failed = !double.IsNaN(fall) && double.IsNaN(caught);
        return lift with
        {
            RecoveryEnd = lift.RecoveryEnd.Found || !lift.CatchEnd.Found ? lift.RecoveryEnd : Standing(signals, lift.RecoveryEnd, from, start),
            DipStart = new Mark(start, null),
            DipBottom = new Mark(bottom, null),
            DriveEnd = new Mark(SubFrame.Extremum(signals.Speed, drive.Peak).Position, null),
            JerkTop = Mark.At(top, EndsEarly),
            JerkCatch = Mark.At(caught, failed ? CameDown : EndsEarly),
            JerkRecovery = Mark.At(stands, failed ? CameDown : double.IsNaN(fall) ? EndsEarly : Dropped),
            Failure = failed ? new Mark(CatchPhases.LastHeld(signals, top, fall), null) : lift.Failure,
            Notes = failed ? lift.Notes | LiftNotes.Failed : (lift.Notes & ~LiftNotes.Incomplete) | unseen,
        };
    }

    // Back at the shoulders or below them: dropped, or taken back because the arms never locked.
    private static double Fall(LiftSignals signals, int top, int until)
    {
        for (var i = top; i <= Math.Min(until, signals.Length - 1); i++)
        {
            if (signals.Bar[i] < signals.ShoulderHeight[i] + (BackAtShoulders * signals.BodyHeight) && signals.Speed[i] < DescentSpeed) return i;
        }

        return double.NaN;
    }

    private static double DipStart(LiftSignals signals, double bottom, double from)
    {
        // The descent is the run of downward speed that ends at the bottom.
        var lowest = SampleScan.ArgMin(signals.Speed, (int)Math.Max(from, bottom - (0.4 * signals.SampleRate)), (int)bottom);
        if (lowest < 0) return double.NaN;
        for (var i = lowest; i > Math.Max(from, bottom - (LongestDip * signals.SampleRate)); i--)
        {
            if (!(signals.Speed[i] < DescentSpeed) || !(signals.Speed[i - 1] >= DescentSpeed)) continue;
            var place = SampleScan.FirstFall(signals.Speed, DescentSpeed, i - 1, i);
            var depth = SampleScan.At(signals.Bar, place) - SampleScan.At(signals.Bar, bottom);
            return depth >= LeastDip * signals.BodyHeight ? place : double.NaN;
        }

        return double.NaN;
    }

    // The athlete stands where the jerk begins; the first stillness near that height ends the recovery of the clean.
    private static Mark Standing(LiftSignals signals, Mark missing, double from, double dipStart)
    {
        var height = SampleScan.At(signals.Bar, dipStart);
        for (var i = (int)Math.Ceiling(from); i < dipStart; i++)
        {
            var near = Math.Abs(signals.Bar[i] - height) < 0.03 * signals.BodyHeight;
            if (near && Math.Abs(signals.Drift[i]) < StillSpeed) return new Mark(i, null);
        }

        return missing;
    }

    // Elbows that were not seen do not hinder the catch, which is then the time at which the bar stopped; whether they were is told.
    private static (double Place, bool IsSeen) Catch(LiftSignals signals, double top, int last)
    {
        if (double.IsNaN(top)) return (double.NaN, false);

        // At its highest point every bar is still for a moment; a caught one does not fall from there, and rises as the athlete stands up.
        var (held, seen) = (0, 0);
        for (var i = (int)Math.Ceiling(top); i <= Math.Min(last, signals.Length - 1); i++)
        {
            var overhead = signals.Bar[i] > HeadLevel(signals, i);
            held = overhead && !(signals.Elbow[i] < StraightElbow) && signals.Speed[i] > -CatchSpeed ? held + 1 : 0;
            seen = held == 0 ? 0 : seen + (double.IsFinite(signals.Elbow[i]) ? 1 : 0);
            if (held >= signals.Samples(CatchTime)) return (i - held + 1, seen >= SeenShare * held);
        }

        return (double.NaN, false);
    }

    private static (double Place, bool IsSeen) Recovery(LiftSignals signals, double caught, int last)
    {
        if (double.IsNaN(caught)) return (double.NaN, false);
        var (held, feet, legs) = (0, 0, 0);
        for (var i = (int)caught; i <= Math.Min(last, signals.Length - 1); i++)
        {
            var together = !(signals.AnkleGap[i] > FeetTogether * signals.BodyHeight);
            var straight = !(signals.Knee[i] < StraightLeg) && !(signals.Hip[i] < StraightLeg);
            held = together && straight && Math.Abs(signals.Drift[i]) < StillSpeed && signals.Bar[i] > HeadLevel(signals, i) ? held + 1 : 0;
            feet = held == 0 ? 0 : feet + (double.IsFinite(signals.AnkleGap[i]) ? 1 : 0);
            legs = held == 0 ? 0 : legs + (double.IsFinite(signals.Knee[i]) || double.IsFinite(signals.Hip[i]) ? 1 : 0);
            if (held >= signals.Samples(StillTime)) return (i - held + 1, Math.Min(feet, legs) >= SeenShare * held);
        }

        return (double.NaN, false);
    }

    private static double HeadLevel(LiftSignals signals, int i) =>
        double.IsNaN(signals.NoseHeight[i]) ? signals.ShoulderHeight[i] + (0.12 * signals.BodyHeight) : signals.NoseHeight[i];
}
