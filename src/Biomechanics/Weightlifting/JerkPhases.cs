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
    private const double StraightElbow = 165;
    private const double StraightLeg = 165;
    private const double CatchSpeed = 0.15;
    private const double FeetTogether = 0.12;
    private const double StillSpeed = 0.05;
    private const double StillTime = 0.5;

    private const string EndsEarly = "The clip ends before this moment of the jerk.";

    /// <summary>Adds the marks of the last completed jerk drive after the clean to the marks of the lift.</summary>
    /// <param name="signals">The series.</param>
    /// <param name="lift">The marks of the clean, or of nothing when the clip shows the jerk alone.</param>
    public static LiftMarks Add(LiftSignals signals, LiftMarks lift)
    {
        var from = lift.RecoveryEnd.Found ? lift.RecoveryEnd.Place : lift.CatchEnd.Found ? lift.CatchEnd.Place : 0;
        var drives = BarEfforts.Drives(signals, (int)from);
        if (drives.Count == 0) return lift;
        var drive = drives.MaxBy(candidate => signals.Speed[candidate.Peak]);

        var bottom = SampleScan.LastRise(signals.Speed, 0, (int)from, drive.Peak);
        if (double.IsNaN(bottom)) return lift;
        var start = DipStart(signals, bottom, from);
        if (double.IsNaN(start)) return lift;

        var top = SampleScan.FirstFall(signals.Speed, 0, drive.Peak, signals.Length - 1);
        var caught = Catch(signals, top);
        return lift with
        {
            RecoveryEnd = lift.RecoveryEnd.Found || !lift.CatchEnd.Found ? lift.RecoveryEnd : Standing(signals, lift.RecoveryEnd, from, start),
            DipStart = new Mark(start, null),
            DipBottom = new Mark(bottom, null),
            DriveEnd = new Mark(SubFrame.Extremum(signals.Speed, drive.Peak).Position, null),
            JerkTop = Mark.At(top, EndsEarly),
            JerkCatch = Mark.At(caught, EndsEarly),
            JerkRecovery = Mark.At(Recovery(signals, caught), EndsEarly),
        };
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

    private static double Catch(LiftSignals signals, double top)
    {
        if (double.IsNaN(top)) return double.NaN;
        for (var i = (int)Math.Ceiling(top); i < signals.Length; i++)
        {
            var overhead = signals.Bar[i] > HeadLevel(signals, i);
            if (overhead && !(signals.Elbow[i] < StraightElbow) && Math.Abs(signals.Speed[i]) < CatchSpeed) return i;
        }

        return double.NaN;
    }

    private static double Recovery(LiftSignals signals, double caught)
    {
        if (double.IsNaN(caught)) return double.NaN;
        var held = 0;
        for (var i = (int)caught; i < signals.Length; i++)
        {
            var together = !(signals.AnkleGap[i] > FeetTogether * signals.BodyHeight);
            var straight = !(signals.Knee[i] < StraightLeg) && !(signals.Hip[i] < StraightLeg);
            held = together && straight && Math.Abs(signals.Drift[i]) < StillSpeed && signals.Bar[i] > HeadLevel(signals, i) ? held + 1 : 0;
            if (held >= signals.Samples(StillTime)) return i - held + 1;
        }

        return double.NaN;
    }

    private static double HeadLevel(LiftSignals signals, int i) =>
        double.IsNaN(signals.NoseHeight[i]) ? signals.ShoulderHeight[i] + (0.12 * signals.BodyHeight) : signals.NoseHeight[i];
}
