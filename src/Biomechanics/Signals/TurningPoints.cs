namespace Aikynetix.Biomechanics.Signals;

/// <summary>The tops and bottoms of a series that swings by more than a given height; smaller wiggles do not count.</summary>
internal static class TurningPoints
{
    /// <summary>Samples of tops and bottoms in turn, from where the first swing begins to where the last one has come.</summary>
    /// <param name="samples">The series; what was not measured is skipped.</param>
    /// <param name="swing">Height from a bottom to a top that must be exceeded, 0 or more.</param>
    /// <returns>Empty for a series that never swings so far.</returns>
    public static List<(int Sample, bool IsTop)> Of(double[] samples, double swing)
    {
        var found = new List<(int Sample, bool IsTop)>();
        var (low, high, isRising) = (-1, -1, (bool?)null);
        for (var i = 0; i < samples.Length; i++)
        {
            if (!double.IsFinite(samples[i])) continue;
            if (low < 0 || samples[i] < samples[low]) low = i;
            if (high < 0 || samples[i] > samples[high]) high = i;
            if (isRising != false && samples[high] - samples[i] > swing)
            {
                found.Add((high, true));
                (isRising, low, high) = (false, i, i);
            }
            else if (isRising != true && samples[i] - samples[low] > swing)
            {
                found.Add((low, false));
                (isRising, low, high) = (true, i, i);
            }
        }

        if (isRising is { } rises) found.Add((rises ? high : low, rises));
        return found;
    }

    /// <summary>The same without the ends: the very first sample, and the last swing, which may go on.</summary>
    /// <param name="samples">The series; what was not measured is skipped.</param>
    /// <param name="swing">Height from a bottom to a top that must be exceeded, 0 or more.</param>
    public static IReadOnlyList<(int Sample, bool IsTop)> Inside(double[] samples, double swing) =>
        [.. Of(samples, swing).SkipLast(1).Where(turn => turn.Sample > 0)];
}
