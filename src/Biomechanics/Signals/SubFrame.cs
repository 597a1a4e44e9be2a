namespace Aikynetix.Biomechanics.Signals;

/// <summary>Places events between samples; without it every event time is uniform within one frame. Positions count in samples.</summary>
public static class SubFrame
{
    /// <summary>Where the straight line from one sample to the next passes a level.</summary>
    /// <param name="samples">Evenly spaced samples.</param>
    /// <param name="index">The sample before the crossing.</param>
    /// <param name="level">The level, in the unit of the samples.</param>
    /// <returns>A position from the sample to the next; NaN when the level is not between the two.</returns>
    public static double Crossing(ReadOnlySpan<double> samples, int index, double level)
    {
        if (index < 0 || index + 1 >= samples.Length) return double.NaN;
        var (before, after) = (samples[index] - level, samples[index + 1] - level);
        if (before == 0) return index;
        return before * after <= 0 ? index + (before / (before - after)) : double.NaN;
    }

    /// <summary>Where the parabola through a sample and its neighbors has its top or bottom, and its value there.</summary>
    /// <param name="samples">Evenly spaced samples.</param>
    /// <param name="index">A sample that is not exceeded by its neighbors (or not undercut by them).</param>
    /// <returns>A position within half a sample of <paramref name="index"/>; the sample itself at the ends of a run.</returns>
    public static (double Position, double Value) Extremum(ReadOnlySpan<double> samples, int index)
    {
        var here = samples[index];
        if (index == 0 || index + 1 >= samples.Length) return (index, here);
        var (before, after) = (samples[index - 1], samples[index + 1]);
        var bend = before - (2 * here) + after;
        var offset = (before - after) / (2 * bend);
        return Math.Abs(offset) <= 0.5 ? (index + offset, here - ((before - after) * offset / 4)) : (index, here);
    }

    /// <summary>Where a straight stretch turns into another: the intersection of a line fitted before and a line fitted after.</summary>
    /// <param name="samples">Evenly spaced samples.</param>
    /// <param name="index">The last sample of the first stretch.</param>
    /// <param name="width">Samples in each fit, 2 or more; 3 suits contact edges.</param>
    /// <returns>A position within the samples used; NaN when the lines do not meet there or a sample is missing.</returns>
    public static double Edge(ReadOnlySpan<double> samples, int index, int width = 3)
    {
        var first = index - width + 1;
        if (width < 2 || first < 0 || index + width >= samples.Length) return double.NaN;
        var (levelBefore, slopeBefore) = FitLine(samples.Slice(first, width));
        var (levelAfter, slopeAfter) = FitLine(samples.Slice(index + 1, width));
        var offset = (levelBefore - levelAfter + (slopeAfter * width)) / (slopeAfter - slopeBefore);
        var position = first + ((width - 1) / 2.0) + offset;
        return position >= first && position <= index + width ? position : double.NaN;
    }

    private static (double Level, double Slope) FitLine(ReadOnlySpan<double> window)
    {
        double mean = 0, slope = 0, squares = 0;
        for (var i = 0; i < window.Length; i++)
        {
            var k = i - ((window.Length - 1) / 2.0);
            mean += window[i] / window.Length;
            slope += k * window[i];
            squares += k * k;
        }

        return (mean, slope / squares);
    }
}
