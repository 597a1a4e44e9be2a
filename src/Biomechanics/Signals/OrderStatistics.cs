namespace Aikynetix.Biomechanics.Signals;

/// <summary>Medians and quantiles of samples in which NaN means "not measured".</summary>
internal static class OrderStatistics
{
    /// <summary>Median of the measured samples; NaN when there is none.</summary>
    public static double Median(IEnumerable<double> samples) => Quantile(samples, 0.5);

    /// <summary>Mean of the measured samples; NaN when there is none.</summary>
    public static double Mean(IEnumerable<double> samples) => samples.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The sample at the given share, 0–1, of the sorted measured samples, linear in between; NaN when there is none.</summary>
    public static double Quantile(IEnumerable<double> samples, double share)
    {
        var finite = samples.Where(double.IsFinite).ToArray();
        if (finite.Length == 0) return double.NaN;
        var place = share * (finite.Length - 1);
        var below = (int)place;
        var low = Select(finite, below);
        if (place <= below) return low;
        var high = finite[below + 1];
        foreach (var value in finite.AsSpan(below + 1)) high = Math.Min(high, value);
        return low + ((place - below) * (high - low));
    }

    /// <summary>The value at which half of the weight lies below; entries without a finite value or weight above 0 do not count.</summary>
    public static double WeightedMedian(IEnumerable<(double Value, double Weight)> samples)
    {
        var sorted = samples.Where(s => double.IsFinite(s.Value) && s.Weight > 0).OrderBy(s => s.Value).ToArray();
        var half = sorted.Sum(s => s.Weight) / 2;
        foreach (var (value, weight) in sorted)
        {
            half -= weight;
            if (half <= 0) return value;
        }

        return double.NaN;
    }

    // Hoare's selection (1961): puts the sample of the given rank at its place, smaller ones before it and larger ones behind.
    private static double Select(Span<double> samples, int rank)
    {
        var (first, last) = (0, samples.Length - 1);
        while (first < last)
        {
            var pivot = MiddleOf(samples[first], samples[(first + last) / 2], samples[last]);
            var (i, j) = (first, last);
            while (i <= j)
            {
                while (samples[i] < pivot) i++;
                while (samples[j] > pivot) j--;
                if (i > j) break;
                (samples[i], samples[j]) = (samples[j], samples[i]);
                (i, j) = (i + 1, j - 1);
            }

            if (rank <= j) last = j;
            else if (rank >= i) first = i;
            else break;
        }

        return samples[rank];
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
