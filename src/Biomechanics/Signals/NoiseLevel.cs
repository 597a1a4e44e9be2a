namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// How much the samples of a path jitter, apart from its movement: a third difference takes away whatever moves like a parabola, and of
/// white noise with deviation σ it has the deviation √20·σ.
/// </summary>
internal static class NoiseLevel
{
    // 1 / Φ⁻¹(3/4): from the median of absolute values to the standard deviation of normal ones.
    private const double MedianToSigma = 1.4826;

    private static readonly double Gain = Math.Sqrt(20);

    /// <summary>Third differences of stretches of four samples running, as magnitudes in the unit of the samples.</summary>
    public static IEnumerable<double> Differences(double[] samples)
    {
        var differences = new List<double>(samples.Length);
        Collect(samples, 1, differences);
        return differences;
    }

    /// <summary>As <see cref="Differences"/> from every so many samples, added to a list.</summary>
    public static void Collect(ReadOnlySpan<double> samples, int stride, List<double> differences)
    {
        for (var i = 3; i < samples.Length; i += stride)
        {
            var third = samples[i] - (3 * samples[i - 1]) + (3 * samples[i - 2]) - samples[i - 3];
            if (double.IsFinite(third)) differences.Add(Math.Abs(third));
        }
    }

    /// <summary>Standard deviation of the noise behind such differences; NaN when there are none. A few wild samples do not count.</summary>
    public static double Of(IEnumerable<double> differences) => MedianToSigma * OrderStatistics.Median(differences) / Gain;
}
