using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Finds the bar at rest and the moment it leaves (E0, biomechanics reference D.3): the last time before the pull at which it is no
/// more than 5 mm above its rest. That is an operational definition; the true separation is 50–110 ms earlier.
/// </summary>
internal static class LiftOff
{
    private const double StillSpeed = 0.05;
    private const double StillTime = 0.2;
    private const double StillRange = 0.01;
    private const double Clearance = 0.005;
    private const double LongestRest = 1;

    // Metres below its rest at which the bar is surely no longer there; plates give and the eye errs by less.
    private const double LeftBehind = 0.05;

    // The bar creeps before it can be seen to leave.
    private const double Creep = 0.1;

    /// <summary>Where the bar rested and when it left.</summary>
    /// <param name="Mark">E0.</param>
    /// <param name="RestHeight">Median height of the bar at rest, metres; NaN when it was not seen there.</param>
    /// <param name="RestEnd">A sample at which the bar surely still rests, −1 when there is none.</param>
    /// <param name="Notes">How the bar started when it did not rest.</param>
    internal readonly record struct Result(Mark Mark, double RestHeight, int RestEnd, LiftNotes Notes);

    /// <summary>Finds rest and lift-off of one pull.</summary>
    public static Result Find(LiftSignals signals, BarEfforts.Effort pull)
    {
        var rested = FromRest(signals, pull);
        return rested.Mark.Found ? rested : FromTurn(signals, pull);
    }

    private static Result FromRest(LiftSignals signals, BarEfforts.Effort pull)
    {
        var end = LastStill(signals, pull.Peak);
        if (end < 0) return new Result(Mark.None("The bar was not seen at rest before the pull."), double.NaN, -1, LiftNotes.None);

        var start = end;
        var earliest = Math.Max(0, end - signals.Samples(LongestRest));
        while (start > earliest && Math.Abs(signals.Drift[start - 1]) < StillSpeed) start--;
        var heights = signals.Bar[start..(end + 1)];
        var mean = heights.Average();
        var deviation = Math.Sqrt(heights.Average(height => (height - mean) * (height - mean)));
        Array.Sort(heights);
        var rest = heights[heights.Length / 2];

        // A bar that went down again after it had lain still, hung in the hands or lay on blocks, was not pulled from there.
        var lowest = SampleScan.ArgMin(signals.Bar, end, pull.Peak);
        if (lowest >= 0 && signals.Bar[lowest] < rest - LeftBehind)
        {
            return new Result(Mark.None("The bar was moving before the pull."), double.NaN, -1, LiftNotes.None);
        }

        var clearance = Math.Max(Clearance, Math.Min(3 * deviation, StillRange));
        var place = SampleScan.LastRise(signals.Bar, rest + clearance, start, pull.Peak);

        // A crossing long before the final climb means that the bar rested elsewhere and came here by another way.
        return place >= pull.Start - signals.Samples(StillTime)
            ? new Result(Mark.At(place, ""), rest, Math.Max(start, end - signals.Samples(Creep)), LiftNotes.None)
            : new Result(Mark.None("The bar was moving before the pull."), double.NaN, -1, LiftNotes.None);
    }

    // Touch and go: the lowest point stands for the rest; when the view itself begins with a moving bar there is no lift-off.
    private static Result FromTurn(LiftSignals signals, BarEfforts.Effort pull)
    {
        var descends = pull.Start > 0 && signals.Speed[pull.Start - 1] <= 0;
        if (!descends && !(signals.Speed[pull.Start] < StillSpeed))
        {
            return new Result(Mark.None("The bar was already moving when the clip began, so lift-off was not seen."), double.NaN, -1, LiftNotes.StartNotSeen);
        }

        var lowest = signals.Bar[pull.Start];
        var place = SampleScan.LastRise(signals.Bar, lowest + Clearance, pull.Start, pull.Peak);
        return new Result(Mark.At(place, "The moment of lift-off could not be told."), lowest, pull.Start, LiftNotes.NoRest);
    }

    private static int LastStill(LiftSignals signals, int peak)
    {
        var needed = signals.Samples(StillTime);
        for (var end = peak; end >= signals.ViewStart(peak) + needed - 1; end--)
        {
            if (IsStill(signals, end - needed + 1, end)) return end;
        }

        return -1;
    }

    private static bool IsStill(LiftSignals signals, int first, int last)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        for (var i = last; i >= first; i--)
        {
            if (!(Math.Abs(signals.Drift[i]) < StillSpeed)) return false;
            (low, high) = (Math.Min(low, signals.Bar[i]), Math.Max(high, signals.Bar[i]));
        }

        return high - low < StillRange;
    }
}
