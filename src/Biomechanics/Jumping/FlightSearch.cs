using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// Finds the flights of a clip by shape alone, without times or metres, so that slow motion is no hindrance: the centre of mass goes up
/// and down, and around its top no foot is where it stood before and after, and the path between is a parabola.
/// </summary>
internal static class FlightSearch
{
    /// <summary>The most jumps that one clip is read for.</summary>
    public const int MostJumps = 5;

    // Shares of body height.
    private const double Swing = 0.06;
    private const double ClearRise = 0.020;
    private const double OnFloor = 0.012;
    private const double LargestMiss = 0.012;
    private const int FewestSamples = 5;

    /// <summary>The flights in order of time, five at most.</summary>
    public static IReadOnlyList<Flight> Find(JumpSignals signals)
    {
        if (!(signals.BodyHeight > 0) || signals.Length < FewestSamples) return [];

        // A clip that begins or ends on the way up or down shows no bottom there.
        var turns = TurningPoints.Of(signals.Smooth, Swing * signals.BodyHeight).FindAll(turn => turn.IsTop || (turn.Sample > 0 && turn.Sample < signals.Length - 1));
        var flights = new List<Flight>();
        for (var i = 0; i < turns.Count && flights.Count < MostJumps; i++)
        {
            if (!turns[i].IsTop) continue;
            var before = i > 0 ? turns[i - 1].Sample : -1;
            var after = i + 1 < turns.Count ? turns[i + 1].Sample : -1;
            if (Around(signals, before, turns[i].Sample, after) is { } flight) flights.Add(flight);
        }

        return flights;
    }

    private static Flight? Around(JumpSignals signals, int before, int top, int after)
    {
        var feet = signals.Lowest;
        var rise = ClearRise * signals.BodyHeight;
        var (first, last) = (Array.FindIndex(feet, double.IsFinite), Array.FindLastIndex(feet, double.IsFinite));
        if (first < 0 || top <= first || top >= last) return null;
        var (left, right) = (Level(feet, before, (top - before) / 4), Level(feet, after, (after - top) / 4));
        var (startSeen, endSeen) = (before >= 0, after >= 0);

        // Where the clip begins or ends before the next turn, the feet may already be where they stand on the other side.
        if (!startSeen && endSeen && feet[first] - right < rise) (left, startSeen, before) = (right, true, first);
        if (!endSeen && startSeen && feet[last] - left < rise) (right, endSeen, after) = (left, true, last);
        if (!startSeen && !endSeen) return null;
        if (startSeen && !(feet[top] - left > rise)) return null;
        if (endSeen && !(feet[top] - right > rise)) return null;
        if (!startSeen && !(signals.Smooth[top] - signals.Smooth[first] > rise)) return null;

        var (off, on) = (startSeen ? top : first, endSeen ? top : last);
        if (startSeen) while (off > before && !(feet[off] - left < OnFloor * signals.BodyHeight)) off--;
        if (endSeen) while (on < after && !(feet[on] - right < OnFloor * signals.BodyHeight)) on++;
        var path = FlightPath.Fit(signals, off, on, Margin(off, on));
        var isFlight = path.Gravity > 0 && path.Residual < (LargestMiss * signals.BodyHeight) + (2 * signals.CentreNoise);
        return isFlight ? new Flight(startSeen ? before : first, off, on, endSeen ? after : last, startSeen, endSeen) : null;
    }

    /// <summary>What is left out at either end of a rough flight: the feet are followed low-passed, so its ends are not sharp.</summary>
    public static double Margin(double off, double on) => Math.Max(1, 0.12 * (on - off));

    private static double Level(double[] feet, int place, int reach)
    {
        if (place < 0) return double.NaN;
        var from = Math.Max(0, place - reach);
        return OrderStatistics.Median(feet.Skip(from).Take(Math.Min(feet.Length, place + reach + 1) - from));
    }
}
