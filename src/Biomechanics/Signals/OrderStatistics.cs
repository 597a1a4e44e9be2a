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
        var sorted = samples.Where(double.IsFinite).ToArray();
        if (sorted.Length == 0) return double.NaN;
        Array.Sort(sorted);
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
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
}
