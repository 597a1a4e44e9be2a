using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>Numbers that belong to a whole set of segments, with 90 % intervals; nothing where there are too few.</summary>
internal static class SegmentStatistics
{
    private const int Fewest = 3;

    /// <summary>Coefficient of variation. The errors of measurement are taken out of the lower end only: they may be common to all segments.</summary>
    public static Reading Variation(Reading[] all)
    {
        if (all.Length < Fewest) return Reading.None;
        var mean = all.Average(one => one.Value);
        if (!(mean > 0)) return Reading.None;
        var spread = Deviation(all, mean) / mean;
        var error = all.Average(one => (one.High - one.Low) / (2 * Normal.NinetyPercent)) / mean;
        var relative = Normal.NinetyPercent / Math.Sqrt(2.0 * (all.Length - 1));
        var least = Math.Sqrt(Math.Max(0, (spread * spread) - (error * error)));
        return new Reading(spread, least * Math.Max(0, 1 - relative), spread * (1 + relative));
    }

    /// <summary>How far apart the means of the two sides are; each side's own error of measurement stays in the interval.</summary>
    public static Reading SideDifference(Reading[] left, Reading[] right)
    {
        if (left.Length < Fewest || right.Length < Fewest) return Reading.None;
        var (one, other) = (left.Average(each => each.Value), right.Average(each => each.Value));
        var scatter = Normal.NinetyPercent * Math.Sqrt((Math.Pow(Deviation(left, one), 2) / left.Length) + (Math.Pow(Deviation(right, other), 2) / right.Length));
        var error = left.Concat(right).Average(each => (each.High - each.Low) / 2);
        var half = double.Hypot(scatter, error);
        var difference = one - other;
        return new Reading(difference, difference - half, difference + half).Absolute();
    }

    private static double Deviation(Reading[] all, double mean) => Math.Sqrt(all.Sum(one => (one.Value - mean) * (one.Value - mean)) / (all.Length - 1));
}
