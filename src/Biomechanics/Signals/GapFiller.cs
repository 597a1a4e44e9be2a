namespace Aikynetix.Biomechanics.Signals;

/// <summary>
/// Bridges short holes with a cubic Hermite curve whose end slopes come from parabolas fitted to the samples on either side: exact
/// on parabolas, and unlike monotone interpolation it does not flatten a peak that falls into the hole.
/// </summary>
public static class GapFiller
{
    /// <summary>The longest hole, in seconds, across which a limb's path is still known rather than invented.</summary>
    public const double LongestGap = 0.15;

    /// <summary>From this rate on five samples span little enough time to fit slopes to; noise counts for less than half then.</summary>
    private const double RateForWideFit = 50;

    /// <summary>Fills holes up to the given length; longer ones, and the open ends, stay NaN.</summary>
    /// <param name="samples">Evenly spaced samples; NaN where nothing was measured.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="maxGapSeconds">Longest hole to fill: number of missing samples over <paramref name="sampleRate"/>.</param>
    public static double[] Fill(ReadOnlySpan<double> samples, double sampleRate, double maxGapSeconds)
    {
        var filled = samples.ToArray();
        Bridge(filled, sampleRate, maxGapSeconds);
        return filled;
    }

    /// <summary>As <see cref="Fill"/>, in place.</summary>
    internal static void Bridge(Span<double> samples, double sampleRate, double maxGapSeconds)
    {
        var longest = (int)((maxGapSeconds * sampleRate) + 1e-6);
        var fit = sampleRate >= RateForWideFit ? 5 : 3;
        var runs = new SampleRuns(samples);
        if (!runs.MoveNext()) return;
        var (start, end) = (runs.Start, runs.End);
        while (runs.MoveNext())
        {
            if (runs.Start - end <= longest)
            {
                var before = samples[Math.Max(start, end - fit)..end];
                var after = samples[runs.Start..Math.Min(runs.End, runs.Start + fit)];
                Bridge(samples[end..runs.Start], before, after);
            }

            (start, end) = (runs.Start, runs.End);
        }
    }

    private static void Bridge(Span<double> hole, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var (from, to, length) = (before[^1], after[0], hole.Length + 1.0);
        var chord = (to - from) / length;
        var slopeIn = EndSlope(before, atEnd: true, chord) * length;
        var slopeOut = EndSlope(after, atEnd: false, chord) * length;
        for (var i = 0; i < hole.Length; i++)
        {
            var s = (i + 1) / length;
            var rise = s * s * (3 - (2 * s));
            hole[i] = from + (rise * (to - from)) + (s * (1 - s) * (((1 - s) * slopeIn) - (s * slopeOut)));
        }
    }

    private static double EndSlope(ReadOnlySpan<double> side, bool atEnd, double chord)
    {
        if (side.Length < 2) return chord;
        var (slope, curve) = SavitzkyGolay.FitParabola(side);
        var offset = (side.Length - 1) / 2.0;
        return slope + (2 * curve * (atEnd ? offset : -offset));
    }
}
