using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Splits the pull by the knees (biomechanics reference D.2, D.3): they extend (first pull), bend again (transition) and extend once
/// more (second pull). Where the knees do not show it, the speed of the bar and its way past the knee stand in, and a note says so.
/// </summary>
internal static class PullPhases
{
    private const double SmallestBend = 4;
    private const double LargestNoise = 4;
    private const double SmallestDip = 0.03;
    private const double NeededView = 0.5;
    private const double BeforePeak = 0.08;
    private const double AfterPeak = 0.12;

    /// <summary>Ends of first pull, transition and second pull, and how they were found.</summary>
    internal readonly record struct Result(Mark FirstPullEnd, Mark Transition, Mark PeakSpeed, Mark SecondPullEnd, LiftNotes Notes);

    /// <summary>Splits one pull.</summary>
    /// <param name="signals">The series.</param>
    /// <param name="pull">The pull.</param>
    /// <param name="liftOff">E0 or, when it was not seen, the first sample of the pull.</param>
    /// <param name="restEnd">A sample at the end of the rest, for the noise of the knee angle; −1 when unknown.</param>
    public static Result Split(LiftSignals signals, BarEfforts.Effort pull, double liftOff, int restEnd)
    {
        var first = (int)Math.Ceiling(liftOff);
        var fastest = SubFrame.Extremum(signals.Speed, pull.Peak).Position;
        var kneeSeen = Seen(signals.Knee, first, pull.Peak) >= NeededView;
        var notes = kneeSeen ? LiftNotes.None : LiftNotes.KneeHidden;

        var split = kneeSeen ? ByKnee(signals, first, pull.Peak, Prominence(signals, restEnd)) : null;
        if (split is null && kneeSeen) notes |= LiftNotes.NoDoubleKneeBend;
        split ??= BySpeed(signals, first, pull.Peak) ?? ByKneeHeight(signals, first, pull.Peak);

        var (firstEnd, transition) = split ?? (double.NaN, double.NaN);
        return new Result(
            Mark.At(firstEnd, "Neither the knees nor the bar show where the first pull ends."),
            Mark.At(transition, "Neither the knees nor the bar show where the transition ends."),
            Mark.At(fastest, "The bar has no greatest speed."),
            new Mark(Extension(signals, split is null ? first : (int)Math.Ceiling(transition), pull.Peak, fastest), null),
            notes);
    }

    private static (double, double)? ByKnee(LiftSignals signals, int first, int peak, double prominence)
    {
        var knee = signals.Knee;
        for (var i = first + 1; i < peak; i++)
        {
            if (!SampleScan.IsPeak(knee, i)) continue;

            // The bend that follows counts until the knee is straighter than here; a mere wobble on the way up is soon exceeded.
            var end = i + 1;
            while (end < peak && !(knee[end] > knee[i])) end++;
            var lowest = SampleScan.ArgMin(knee, i, end);
            if (knee[i] - knee[lowest] < prominence) continue;

            // The knees end straighter than they were between the pulls; a turn that is never reached again is that end itself.
            var straightest = SampleScan.ArgMax(knee, lowest, peak + signals.Samples(AfterPeak));
            if (knee[straightest] < knee[i]) return null;
            var (top, bottom) = (SubFrame.Extremum(knee, i).Position, SubFrame.Extremum(knee, lowest).Position);
            return IsOrdered(signals, first, top, bottom) ? (top, bottom) : null;
        }

        return null;
    }

    private static (double, double)? BySpeed(LiftSignals signals, int first, int peak)
    {
        var speed = signals.Speed;
        for (var i = first + 1; i < peak; i++)
        {
            if (!SampleScan.IsPeak(speed, i)) continue;
            var end = i + 1;
            while (end < peak && !(speed[end] > speed[i])) end++;
            var lowest = SampleScan.ArgMin(speed, i, end);
            if (speed[i] - speed[lowest] < SmallestDip) continue;
            var (top, bottom) = (SubFrame.Extremum(speed, i).Position, SubFrame.Extremum(speed, lowest).Position);
            if (IsOrdered(signals, first, top, bottom)) return (top, bottom);
        }

        return null;
    }

    // Last resort: the bar passes the knee, and the transition ends where it gains speed least after that.
    private static (double, double)? ByKneeHeight(LiftSignals signals, int first, int peak)
    {
        var pass = SampleScan.FirstPass(signals.Bar, signals.KneeHeight, first, peak);
        if (double.IsNaN(pass)) return null;
        for (var i = (int)pass + signals.Samples(0.03); i < peak - 1; i++)
        {
            var isDip = signals.Acceleration[i] <= signals.Acceleration[i - 1] && signals.Acceleration[i] < signals.Acceleration[i + 1];
            if (isDip && IsOrdered(signals, first, pass, i)) return (pass, SubFrame.Extremum(signals.Acceleration, i).Position);
        }

        return null;
    }

    private static double Extension(LiftSignals signals, int from, int peak, double fastest)
    {
        var first = Math.Max(from, peak - signals.Samples(BeforePeak));
        var last = peak + signals.Samples(AfterPeak);
        var straightest = SampleScan.ArgMax(signals.Knee, first, last);
        return straightest >= 0 && SampleScan.IsPeak(signals.Knee, straightest) ? SubFrame.Extremum(signals.Knee, straightest).Position : fastest;
    }

    private static double Prominence(LiftSignals signals, int restEnd)
    {
        if (restEnd < 0) return SmallestBend;
        var still = signals.Knee[Math.Max(0, restEnd - signals.Samples(0.3))..(restEnd + 1)].Where(double.IsFinite).ToArray();
        if (still.Length < 3) return SmallestBend;
        var mean = still.Average();
        var deviation = Math.Sqrt(still.Average(angle => (angle - mean) * (angle - mean)));

        // Athletes wind up before they pull; that movement must not pass for noise.
        return Math.Max(SmallestBend, 2 * Math.Min(deviation, LargestNoise));
    }

    private static bool IsOrdered(LiftSignals signals, int first, double top, double bottom) =>
        top - first >= 0.06 * signals.SampleRate && bottom - top >= 0.03 * signals.SampleRate;

    private static double Seen(double[] series, int first, int last)
    {
        var count = 0;
        for (var i = first; i <= last; i++) count += double.IsNaN(series[i]) ? 0 : 1;
        return (double)count / (last - first + 1);
    }
}
