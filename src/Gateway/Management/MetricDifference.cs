using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Management;

/// <summary>One metric in two analyses.</summary>
/// <param name="From">Value of the first; null where it was not measured.</param>
/// <param name="To">Value of the second; null where it was not measured.</param>
/// <param name="Difference">Second less first; null where one is missing.</param>
/// <param name="FromInterval">Lower and upper end of the 90 % interval of the first; null when unknown.</param>
/// <param name="ToInterval">Lower and upper end of the 90 % interval of the second; null when unknown.</param>
/// <param name="Overlap">Whether the intervals overlap, so that the difference may be none; null when one is unknown.</param>
internal sealed record MetricDifference(double From, double To, double Difference, double[]? FromInterval, double[]? ToInterval, bool? Overlap)
{
    /// <summary>Compares metrics and their verdicts, every key of either.</summary>
    public static IReadOnlyDictionary<string, MetricDifference> Between(
        (IReadOnlyDictionary<string, double> Values, IReadOnlyDictionary<string, MetricQuality> Verdicts) from,
        (IReadOnlyDictionary<string, double> Values, IReadOnlyDictionary<string, MetricQuality> Verdicts) to) =>
        from.Values.Keys.Union(to.Values.Keys).ToDictionary(
            key => key,
            key => Of(from.Values.GetValueOrDefault(key, double.NaN), to.Values.GetValueOrDefault(key, double.NaN), Interval(from.Verdicts, key), Interval(to.Verdicts, key)));

    private static MetricDifference Of(double from, double to, double[]? fromInterval, double[]? toInterval) => new(
        from, to, to - from, fromInterval, toInterval,
        fromInterval is null || toInterval is null ? null : fromInterval[0] <= toInterval[1] && toInterval[0] <= fromInterval[1]);

    private static double[]? Interval(IReadOnlyDictionary<string, MetricQuality> verdicts, string key) =>
        verdicts.GetValueOrDefault(key) is { } verdict && double.IsFinite(verdict.Low) && double.IsFinite(verdict.High) ? [verdict.Low, verdict.High] : null;
}
