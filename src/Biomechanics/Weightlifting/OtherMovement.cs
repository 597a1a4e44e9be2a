using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>Tells movements with the bar that are no lifts by where the bar begins and ends beside the body: pulls, squats, presses.</summary>
internal static class OtherMovement
{
    // Body heights: how far from the shoulders a bar on the back or in the rack is seen, and below what height it hangs in the hands.
    private const double OnShoulders = 0.2;
    private const double NeverNear = 0.25;

    // Shoulders of a standing athlete, where they are not seen.
    private const double ShoulderShare = 0.82;

    // A bar that came down to the floor is lower than where the deepest squat ends.
    private const double DeepestSquat = 0.22;

    // The way down and the way up of a squat are one way; both ends are where the athlete stands.
    private const double SameHeight = 0.12;
    private const double LeastWay = 0.75;

    // Seconds for which the bar may rest at the bottom, and in which a squat goes down.
    private const double LongestPause = 1.5;
    private const double LongestWay = 6;

    // Metres per second that a bar on the back does not reach; a hang clean does.
    private const double FastestSquat = 1.6;

    /// <summary>What a set of repetitions looks like.</summary>
    internal enum Kind
    {
        /// <summary>No repetition, or not all of one kind.</summary>
        Unknown,

        /// <summary>The bar stayed far below the shoulders.</summary>
        Pull,

        /// <summary>The bar went down from the shoulders and came back to them.</summary>
        Squat,
    }

    /// <summary>What all repetitions of a clip have in common.</summary>
    public static Kind Of(LiftSignals signals, IReadOnlyList<BarRepetitions.Repetition> repetitions)
    {
        var kinds = repetitions.Select(one => Of(signals, one)).Distinct().ToArray();
        return kinds.Length == 1 ? kinds[0] : Kind.Unknown;
    }

    /// <summary>
    /// Whether a rise is the way up of a squat: the bar came down from about where it now goes to, and was with the shoulders all the
    /// while, or, where plates hide them, it never came down to the floor.
    /// </summary>
    public static bool IsSquat(LiftSignals signals, BarEfforts.Effort rise)
    {
        if (signals.Speed[rise.Peak] > FastestSquat) return false;
        var from = DescentStart(signals, rise.Start);
        if (from < 0) return false;
        var (top, bottom, end) = (signals.Bar[from], signals.Bar[rise.Start], signals.Bar[rise.End]);
        if (!(top - bottom >= LeastWay * rise.Rise) || !(Math.Abs(top - end) < SameHeight * signals.BodyHeight)) return false;
        if (!(bottom > DeepestSquat * signals.BodyHeight)) return false;
        var apart = Enumerable.Range(from, rise.End - from + 1).Select(i => Math.Abs(signals.ShoulderHeight[i] - signals.Bar[i])).Where(double.IsFinite).ToArray();
        return apart.Length == 0
            ? top > (ShoulderShare - OnShoulders) * signals.BodyHeight
            : OrderStatistics.Quantile(apart, 0.75) < OnShoulders * signals.BodyHeight;
    }

    private static Kind Of(LiftSignals signals, BarRepetitions.Repetition repetition)
    {
        var (low, high) = (SampleScan.At(signals.Bar, repetition.Start), SampleScan.At(signals.Bar, repetition.End));
        var shoulders = SampleScan.At(signals.ShoulderHeight, repetition.End);
        if (double.IsNaN(shoulders)) shoulders = ShoulderShare * signals.BodyHeight;
        if (shoulders - high > NeverNear * signals.BodyHeight) return Kind.Pull;
        var onShoulders = Math.Abs(shoulders - high) < OnShoulders * signals.BodyHeight;
        return onShoulders && low > DeepestSquat * signals.BodyHeight && low < high ? Kind.Squat : Kind.Unknown;
    }

    // Back over the pause at the bottom and the way down to where the bar last stood high; −1 when it did not come from above.
    private static int DescentStart(LiftSignals signals, int bottom)
    {
        var (at, turned) = (bottom, bottom);
        var earliest = Math.Max(0, bottom - signals.Samples(LongestPause + LongestWay));
        for (var i = bottom - 1; i >= earliest && double.IsFinite(signals.Bar[i]); i--)
        {
            if (signals.Bar[i] > signals.Bar[at]) (at, turned) = (i, i);
            if (turned - i > signals.Samples(LongestPause) || signals.Bar[i] < signals.Bar[bottom] - (SameHeight * signals.BodyHeight)) break;
        }

        return at == bottom ? -1 : at;
    }
}
