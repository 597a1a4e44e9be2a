namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Looks for crossings and turning points in evenly sampled series. Places are sample numbers with a fraction, NaN when there is
/// none; a NaN sample never satisfies a condition, so a gap hides an event and never makes one.
/// </summary>
internal static class SampleScan
{
    /// <summary>The last place in [<paramref name="first"/>, <paramref name="last"/>] where the series climbs through <paramref name="level"/>.</summary>
    public static double LastRise(double[] samples, double level, int first, int last)
    {
        for (var i = Math.Min(last, samples.Length - 1); i > Math.Max(first, 0); i--)
        {
            if (samples[i - 1] <= level && samples[i] > level) return SubFrame.Crossing(samples, i - 1, level);
        }

        return double.NaN;
    }

    /// <summary>The first place in [<paramref name="first"/>, <paramref name="last"/>] where the series climbs through <paramref name="level"/>.</summary>
    public static double FirstRise(double[] samples, double level, int first, int last)
    {
        for (var i = Math.Max(first, 0) + 1; i <= Math.Min(last, samples.Length - 1); i++)
        {
            if (samples[i - 1] < level && samples[i] >= level) return SubFrame.Crossing(samples, i - 1, level);
        }

        return double.NaN;
    }

    /// <summary>The first place in [<paramref name="first"/>, <paramref name="last"/>] where the series falls through <paramref name="level"/>.</summary>
    public static double FirstFall(double[] samples, double level, int first, int last)
    {
        for (var i = Math.Max(first, 0) + 1; i <= Math.Min(last, samples.Length - 1); i++)
        {
            if (samples[i - 1] > level && samples[i] <= level) return SubFrame.Crossing(samples, i - 1, level);
        }

        return double.NaN;
    }

    /// <summary>The first place in [<paramref name="first"/>, <paramref name="last"/>] where the series climbs past another one.</summary>
    public static double FirstPass(double[] samples, double[] other, int first, int last)
    {
        for (var i = Math.Max(first, 0) + 1; i <= Math.Min(last, samples.Length - 1); i++)
        {
            var (before, after) = (samples[i - 1] - other[i - 1], samples[i] - other[i]);
            if (before < 0 && after >= 0) return i - (after / (after - before));
        }

        return double.NaN;
    }

    /// <summary>Sample number of the largest value in [<paramref name="first"/>, <paramref name="last"/>], or −1 when all are NaN.</summary>
    public static int ArgMax(double[] samples, int first, int last)
    {
        var best = -1;
        for (var i = Math.Max(first, 0); i <= Math.Min(last, samples.Length - 1); i++)
        {
            if (!double.IsNaN(samples[i]) && (best < 0 || samples[i] > samples[best])) best = i;
        }

        return best;
    }

    /// <summary>Sample number of the smallest value in [<paramref name="first"/>, <paramref name="last"/>], or −1 when all are NaN.</summary>
    public static int ArgMin(double[] samples, int first, int last)
    {
        var best = -1;
        for (var i = Math.Max(first, 0); i <= Math.Min(last, samples.Length - 1); i++)
        {
            if (!double.IsNaN(samples[i]) && (best < 0 || samples[i] < samples[best])) best = i;
        }

        return best;
    }

    /// <summary>Value between two samples by a straight line; NaN outside the series or beside a gap.</summary>
    public static double At(double[] samples, double place)
    {
        if (!(place >= 0) || place > samples.Length - 1) return double.NaN;
        var i = (int)place;
        return i == place ? samples[i] : samples[i] + ((place - i) * (samples[i + 1] - samples[i]));
    }

    /// <summary>Whether the sample is no lower than both its neighbours, i.e. a turning point and not the edge of a slope.</summary>
    public static bool IsPeak(double[] samples, int i) =>
        i > 0 && i < samples.Length - 1 && samples[i] >= samples[i - 1] && samples[i] >= samples[i + 1];
}
