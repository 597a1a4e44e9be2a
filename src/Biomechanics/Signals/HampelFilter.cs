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
        if (window < 3 || window % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(window), window, "The window must be odd and 3 or more.");
        var kept = samples.ToArray();
        var sorted = new double[window];
        var deviations = new double[window];
        var count = 0;
        var half = window / 2;
        for (var i = 0; i < Math.Min(half, samples.Length); i++) count = Insert(sorted, count, samples[i]);
        for (var i = 0; i < samples.Length; i++)
        {
            if (i > half) count = Remove(sorted, count, samples[i - half - 1]);
            if (i + half < samples.Length) count = Insert(sorted, count, samples[i + half]);
            if (!double.IsFinite(samples[i]) || count < Math.Min(FewestNeighbors, window)) continue;
            var distance = Math.Abs(samples[i] - MedianOf(sorted.AsSpan(0, count)));
            if (distance > floor && MayExceed(limit, distance, sorted.AsSpan(0, count)) && Score(distance, sorted.AsSpan(0, count), deviations) > limit) kept[i] = double.NaN;
        }

        return kept;
    }

    // A median deviation of 0 says that more than half of the window is one and the same number; the mean deviation then still
    // tells a wild sample from a small step. Both 0 means that all are the same, and no sample has a distance to score.
    private static double Score(double distance, ReadOnlySpan<double> sorted, double[] deviations)
    {
        var median = MedianOf(sorted);
        var mean = 0.0;
        for (var i = 0; i < sorted.Length; i++) mean += deviations[i] = Math.Abs(sorted[i] - median);
        mean /= sorted.Length;
        Array.Sort(deviations, 0, sorted.Length);
        var mad = MedianOf(deviations.AsSpan(0, sorted.Length));
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

    private static int Insert(double[] sorted, int count, double value)
    {
        if (!double.IsFinite(value)) return count;
        var place = Array.BinarySearch(sorted, 0, count, value);
        if (place < 0) place = ~place;
        Array.Copy(sorted, place, sorted, place + 1, count - place);
        sorted[place] = value;
        return count + 1;
    }

    private static int Remove(double[] sorted, int count, double value)
    {
        if (!double.IsFinite(value)) return count;
        var place = Array.BinarySearch(sorted, 0, count, value);
        Array.Copy(sorted, place + 1, sorted, place, count - place - 1);
        return count - 1;
    }
}
