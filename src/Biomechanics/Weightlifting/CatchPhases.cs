using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Follows the bar after the pull (biomechanics reference D.3): highest point (E4), stopped by the athlete (E5), athlete standing (E6);
/// also tells a power variant, a failed lift and a clip that ends too early.
/// </summary>
internal static class CatchPhases
{
    private const double StopSpeed = -0.1;
    private const double LeastDrop = 0.01;
    private const double PowerHold = 0.1;
    private const double FallSpeed = -2.0;
    private const double FastestFall = 7;
    private const double FallenShare = 0.25;
    private const double StraightAngle = 165;
    private const double StandSpeed = 0.05;
    private const double StandHold = 0.3;
    private const double BlindHold = 0.5;
    private const double BlindRise = 0.1;

    private const string EndsEarly = "The clip, or the view of the bar, ends before this moment.";
    private const string NextPull = "The next pull begins before the athlete stands still with straight legs.";
    private const string CameDown = "The bar came down again: the lift was not completed.";

    /// <summary>E4–E6, what was unusual about them, and where the lift failed if it did.</summary>
    internal readonly record struct Result(Mark TurnoverEnd, Mark CatchEnd, Mark RecoveryEnd, LiftNotes Notes)
    {
        /// <summary>Sample at which the bar began to fall; NaN when it did not.</summary>
        public double Failure { get; init; } = double.NaN;
    }

    /// <summary>Follows the bar from the end of the second pull.</summary>
    /// <param name="signals">The series.</param>
    /// <param name="secondPullEnd">E3.</param>
    /// <param name="pull">The pull.</param>
    /// <param name="restHeight">Height of the bar at rest, metres; NaN when unknown.</param>
    /// <param name="next">Sample at which the next pull begins; the last sample when none follows.</param>
    public static Result Follow(LiftSignals signals, double secondPullEnd, BarEfforts.Effort pull, double restHeight, int next)
    {
        var top = Top(signals, secondPullEnd, pull);
        var turnover = Mark.At(top, EndsEarly);
        if (!turnover.Found) return new Result(turnover, Mark.None(EndsEarly), Mark.None(EndsEarly), LiftNotes.Incomplete);

        var isLast = next >= signals.ViewEnd(pull.Peak);
        var end = Math.Min(ViewEnd(signals, top), Math.Max(next, (int)Math.Ceiling(top)));
        var ends = isLast ? EndsEarly : NextPull;
        var (caught, notes) = Catch(signals, top, end);
        var fall = Fall(signals, top, end, restHeight);
        if (!double.IsNaN(fall) && !(caught < fall))
        {
            return new Result(turnover, Mark.None(CameDown), Mark.None(CameDown), LiftNotes.Failed) { Failure = LastHeld(signals, top, fall) };
        }

        if (double.IsNaN(caught)) return new Result(turnover, Mark.None(ends), Mark.None(ends), isLast ? LiftNotes.Incomplete : LiftNotes.None);

        var stands = Stand(signals, caught, double.IsNaN(fall) ? end : (int)fall);
        if (!double.IsNaN(stands)) return new Result(turnover, new Mark(caught, null), new Mark(stands, null), notes);
        if (!double.IsNaN(fall))
        {
            return new Result(turnover, new Mark(caught, null), Mark.None(CameDown), notes | LiftNotes.Failed) { Failure = LastHeld(signals, caught, fall) };
        }

        return isLast
            ? new Result(turnover, new Mark(caught, null), Mark.None("The clip ends before the athlete stands still with straight legs."), notes | LiftNotes.Incomplete)
            : new Result(turnover, new Mark(caught, null), Mark.None(NextPull), notes);
    }

    /// <summary>The last sample before a fall at which the bar was not falling yet.</summary>
    public static double LastHeld(LiftSignals signals, double from, double fall)
    {
        var i = (int)fall;
        while (i > from && signals.Speed[i] < StopSpeed) i--;
        return Math.Max(i, from);
    }

    /// <summary>Where a bar begins to fall faster than a lowered one within a stretch, all the way below the given height; NaN when it does not.</summary>
    public static double FallBelow(LiftSignals signals, double level, int first, int last)
    {
        var start = SampleScan.FirstFall(signals.Speed, FallSpeed, first, last);
        if (double.IsNaN(start)) return double.NaN;
        var lowest = SampleScan.ArgMin(signals.Bar, (int)start, last);
        return lowest >= 0 && signals.Bar[lowest] <= level ? start : double.NaN;
    }

    /// <summary>The first time after the catch at which knees and hips are straight and the bar is still; NaN when it never comes.</summary>
    private static double Stand(LiftSignals signals, double caught, int last)
    {
        var (held, blind) = (0, 0);
        var first = (int)Math.Ceiling(caught);
        var caughtHeight = SampleScan.At(signals.Bar, caught);
        for (var i = first; i <= last; i++)
        {
            var still = Math.Abs(signals.Drift[i]) < StandSpeed;
            var legsSeen = double.IsFinite(signals.Knee[i]) || double.IsFinite(signals.Hip[i]);
            var straight = legsSeen && !(signals.Knee[i] < StraightAngle) && !(signals.Hip[i] < StraightAngle);
            var risen = signals.Bar[i] - caughtHeight > BlindRise * signals.BodyHeight;
            held = still && straight ? held + 1 : 0;
            blind = still && !legsSeen && risen ? blind + 1 : 0;
            if (held >= signals.Samples(StandHold)) return i - held + 1;
            if (blind >= signals.Samples(BlindHold)) return i - blind + 1;
        }

        return double.NaN;
    }

    private static double Top(LiftSignals signals, double secondPullEnd, BarEfforts.Effort pull)
    {
        var from = Math.Max((int)Math.Ceiling(secondPullEnd) - 1, pull.Peak);
        var crossing = SampleScan.FirstFall(signals.Speed, 0, from, pull.End + 1);
        if (!double.IsNaN(crossing)) return crossing;

        // A bar that is stopped at its highest point and held there keeps a trace of upward speed. Beyond its end it was not seen.
        return SampleScan.FirstFall(signals.Speed, StandSpeed, from, pull.End);
    }

    private static (double Place, LiftNotes Notes) Catch(LiftSignals signals, double top, int end)
    {
        var highest = SampleScan.At(signals.Bar, top);
        var (slow, falling) = (0, false);
        for (var i = (int)Math.Ceiling(top); i <= end; i++)
        {
            var speed = signals.Speed[i];
            if (double.IsNaN(speed)) return (double.NaN, LiftNotes.None);
            falling |= speed < StopSpeed;
            var dropped = highest - signals.Bar[i] >= LeastDrop;
            if (falling && speed >= StopSpeed && dropped) return (Stop(signals, i), LiftNotes.None);
            slow = Math.Abs(speed) < -StopSpeed ? slow + 1 : 0;
            if (!dropped && slow > signals.Samples(PowerHold)) return (i, LiftNotes.PowerVariant);
        }

        return (double.NaN, LiftNotes.None);
    }

    // Nothing falls faster from overhead: beyond that the picture was cut, and what follows is another scene.
    private static int ViewEnd(LiftSignals signals, double top)
    {
        var end = (int)Math.Ceiling(top);
        while (end < signals.Length - 1 && !(Math.Abs(signals.Speed[end + 1]) > FastestFall)) end++;
        return end;
    }

    private static double Stop(LiftSignals signals, int i)
    {
        var exact = SampleScan.FirstRise(signals.Speed, StopSpeed, i - 1, i);
        return double.IsNaN(exact) ? i : exact;
    }

    // Dropped from above: fast, and all the way down.
    private static double Fall(LiftSignals signals, double top, int end, double restHeight)
    {
        var rest = double.IsNaN(restHeight) ? 0 : restHeight;
        return FallBelow(signals, rest + (FallenShare * (SampleScan.At(signals.Bar, top) - rest)), (int)top, end);
    }
}
