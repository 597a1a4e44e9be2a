using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Finds the repetitions of a set that is no lift (deadlifts, squats, presses, rows) in the height of the bar alone: every rise between two
/// turning points that are far enough apart, measured against the body and against the other rises of the set. Of twenty hand-counted sets
/// of ten exercises it counts nineteen; in the other one a rise less was filmed than was written down.
/// </summary>
internal static class BarRepetitions
{
    // Body heights, and share of the ordinary rise, that a movement must exceed to count.
    private const double LeastRise = 0.10;
    private const double LeastShare = 0.4;

    // Rests at both ends have no sharp edge, so a way counts from the first to the last of these shares of it.
    private const double Edge = 0.03;

    // Seconds; a plate that bounces is up again sooner, and nobody presses longer.
    private const double ShortestRise = 0.3;
    private const double LongestRise = 15;

    /// <summary>One repetition, in samples.</summary>
    /// <param name="Start">Where the bar leaves its lowest place.</param>
    /// <param name="End">Where it arrives at its highest.</param>
    /// <param name="LowerStart">Where the lowering that belongs to it begins; NaN when it was not seen.</param>
    /// <param name="LowerEnd">Where that lowering ends; NaN when it was not seen.</param>
    /// <param name="Travel">The whole way up, metres.</param>
    internal readonly record struct Repetition(double Start, double End, double LowerStart, double LowerEnd, double Travel)
    {
        /// <summary>First sample of rise and lowering.</summary>
        public double First => LowerStart < Start ? LowerStart : Start;

        /// <summary>Last sample of rise and lowering.</summary>
        public double Last => LowerEnd > End ? LowerEnd : End;
    }

    /// <summary>All repetitions in order of time.</summary>
    /// <param name="height">Height of the bar, metres, low-passed, NaN where not seen.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="bodyHeight">Metres.</param>
    public static IReadOnlyList<Repetition> Find(double[] height, double sampleRate, double bodyHeight)
    {
        var least = LeastRise * bodyHeight;
        var turns = Turns(height, least);
        var ordinary = OrderStatistics.Median(Rises(height, turns).Select(i => height[turns[i + 1]] - height[turns[i]]));
        if (LeastShare * ordinary > least) turns = Turns(height, LeastShare * ordinary);

        // A set that begins at the top (squat, press) lowers first; one that begins on the floor lowers after.
        var lowersFirst = turns.Count > 1 && height[turns[0]] > height[turns[1]];
        return
        [
            .. Rises(height, turns)
                .Select(i => Of(height, turns, i, lowersFirst))
                .Where(rise => rise.End - rise.Start >= ShortestRise * sampleRate && rise.End - rise.Start <= LongestRise * sampleRate),
        ];
    }

    private static IEnumerable<int> Rises(double[] height, List<int> turns) =>
        Enumerable.Range(0, Math.Max(0, turns.Count - 1)).Where(i => height[turns[i + 1]] > height[turns[i]]);

    private static Repetition Of(double[] height, List<int> turns, int i, bool lowersFirst)
    {
        var (start, end) = Way(height, turns[i], turns[i + 1]);
        var j = lowersFirst ? i - 1 : i + 1;
        var (from, to) = j >= 0 && j + 1 < turns.Count ? Way(height, turns[j], turns[j + 1]) : (double.NaN, double.NaN);
        return new Repetition(start, end, from, to, height[turns[i + 1]] - height[turns[i]]);
    }

    private static (double Start, double End) Way(double[] height, int from, int to)
    {
        var way = height[to] - height[from];
        var sign = Math.Sign(way);
        var (low, high) = (sign * (height[from] + (Edge * way)), sign * (height[to] - (Edge * way)));
        var climb = Array.ConvertAll(height[from..(to + 1)], value => sign * value);
        return (from + SampleScan.LastRise(climb, low, 0, climb.Length - 1), from + SampleScan.FirstRise(climb, high, 0, climb.Length - 1));
    }

    private static List<int> Turns(double[] height, double least) => [.. TurningPoints.Of(height, least).Select(turn => turn.Sample)];
}
