namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Finds single wild samples by their distance from the median of their neighbourhood, in units of its median absolute deviation
/// (Hampel 1974; z = 0.6745·|x − median|/MAD as by Iglewicz and Hoaglin 1993). They become NaN, never the median.
/// </summary>
public static class HampelFilter
{
    /// <summary>z above which a sample is wild; 2, as some gait tools have it, cuts true peaks.</summary>
    public const double DefaultLimit = 3.5;

    private const double MedianToSigma = 0.6745;
    private const double MeanToSigma = 0.797885;
    private const int FewestNeighbors = 5;
    private const int LargestOnStack = 128;

    /// <summary>Window that spans as much time at this rate as 7 samples do at 30 frames a second.</summary>
    /// <param name="sampleRate">Samples per second.</param>
    public static int WindowFor(double sampleRate) => sampleRate > 30 ? (2 * (int)Math.Round(3.5 * sampleRate / 30)) + 1 : 7;

    /// <summary>Replaces wild samples by NaN.</summary>
    /// <param name="samples">Samples in time order; NaN where nothing was measured.</param>
    /// <param name="window">Odd number of samples to compare with, 3 or more, cut at the ends of the series.</param>
    /// <param name="limit">z above which a sample is wild.</param>
    /// <param name="floor">Distance from the median, in the unit of the samples, that is never wild: the size of ordinary noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is even or below 3.</exception>
    public static double[] Reject(ReadOnlySpan<double> samples, int window, double limit, double floor = 0)
    {
        var wild = new bool[samples.Length];
        Mark(samples, window, limit, floor, wild);
        var kept = samples.ToArray();
        for (var i = 0; i < kept.Length; i++)
        {
            if (wild[i]) kept[i] = double.NaN;
        }

        return kept;
    }

    /// <summary>As <see cref="Reject"/>, but sets the entry of each wild sample and leaves the others as they are.</summary>
    /// <param name="samples">As there.</param>
    /// <param name="window">As there.</param>
    /// <param name="limit">As there.</param>
    /// <param name="floor">As there.</param>
    /// <param name="wild">One entry per sample.</param>
    internal static void Mark(ReadOnlySpan<double> samples, int window, double limit, double floor, Span<bool> wild)
    {
        if (window < 3 || window % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(window), window, "The window must be odd and 3 or more.");
        Span<double> sorted = window <= LargestOnStack ? stackalloc double[window] : new double[window];
        Span<double> deviations = window <= LargestOnStack ? stackalloc double[window] : new double[window];
        var count = 0;
        var half = window / 2;
        for (var i = 0; i < Math.Min(half, samples.Length); i++) count = Slide(sorted, count, double.NaN, samples[i]);
        for (var i = 0; i < samples.Length; i++)
        {
            var leaving = i > half ? samples[i - half - 1] : double.NaN;
            count = Slide(sorted, count, leaving, i + half < samples.Length ? samples[i + half] : double.NaN);
            if (!double.IsFinite(samples[i]) || count < Math.Min(FewestNeighbors, window)) continue;
            var neighbors = sorted[..count];
            var distance = Math.Abs(samples[i] - MedianOf(neighbors));
            if (distance > floor && MayExceed(limit, distance, neighbors) && Score(distance, neighbors, deviations[..count]) > limit) wild[i] = true;
        }
    }

    // A median deviation of 0 says that more than half of the window is one and the same number; the mean deviation then still
    // tells a wild sample from a small step. Both 0 means that all are the same, and no sample has a distance to score.
    private static double Score(double distance, ReadOnlySpan<double> sorted, Span<double> deviations)
    {
        var median = MedianOf(sorted);
        var mean = 0.0;
        for (var i = 0; i < sorted.Length; i++) mean += deviations[i] = Math.Abs(sorted[i] - median);
        mean /= sorted.Length;
        deviations.Sort();
        var mad = MedianOf(deviations);
        return mad > 0 ? MedianToSigma * distance / mad : MeanToSigma * distance / mean;
    }

    // Most samples are ordinary, and to know that takes no sorting: while no more than half of the window lies nearer to the median than
    // a score at the limit asks of the median deviation, the score is not above it.
    private static bool MayExceed(double limit, double distance, ReadOnlySpan<double> sorted)
    {
        var median = MedianOf(sorted);
        var radius = MedianToSigma * distance / limit;
        var nearer = 0;
        foreach (var value in sorted) nearer += Math.Abs(value - median) < radius ? 1 : 0;
        return nearer > (sorted.Length - 1) / 2;
    }

    private static double MedianOf(ReadOnlySpan<double> sorted)
    {
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    // One sample leaves the sorted window and one comes in; only what lies between their places moves.
    private static int Slide(Span<double> sorted, int count, double leaving, double coming)
    {
        if (!double.IsFinite(leaving)) return double.IsFinite(coming) ? Insert(sorted, count, coming) : count;
        var place = 0;
        while (sorted[place] < leaving) place++;
        if (!double.IsFinite(coming))
        {
            sorted[(place + 1)..count].CopyTo(sorted[place..]);
            return count - 1;
        }

        for (; place + 1 < count && sorted[place + 1] < coming; place++) sorted[place] = sorted[place + 1];
        for (; place > 0 && sorted[place - 1] > coming; place--) sorted[place] = sorted[place - 1];
        sorted[place] = coming;
        return count;
    }

    private static int Insert(Span<double> sorted, int count, double value)
    {
        var place = count;
        for (; place > 0 && sorted[place - 1] > value; place--) sorted[place] = sorted[place - 1];
        sorted[place] = value;
        return count + 1;
    }
}
