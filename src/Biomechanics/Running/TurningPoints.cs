namespace Aikynetix.Biomechanics.Running;

/// <summary>The tops and bottoms of an oscillation that swings by at least a given height; smaller wiggles do not count.</summary>
internal static class TurningPoints
{
    /// <summary>Samples of tops and bottoms in turn; the ends of the series are neither.</summary>
    /// <param name="samples">The series; NaN is skipped.</param>
    /// <param name="swing">Least height from a bottom to a top, above 0.</param>
    public static List<(int Sample, bool IsTop)> Of(double[] samples, double swing)
    {
        var found = new List<(int Sample, bool IsTop)>();
        var (low, high, rising, started) = (-1, -1, false, false);
        for (var i = 0; i < samples.Length; i++)
        {
            if (double.IsNaN(samples[i])) continue;
            if (low < 0 || samples[i] < samples[low]) low = i;
            if (high < 0 || samples[i] > samples[high]) high = i;
            if ((!started || rising) && samples[high] - samples[i] >= swing)
            {
                if (started || high > 0) found.Add((high, true));
                (started, rising, low) = (true, false, i);
            }
            else if ((!started || !rising) && samples[i] - samples[low] >= swing)
            {
                if (started || low > 0) found.Add((low, false));
                (started, rising, high) = (true, true, i);
            }
        }

        return found;
    }
}
