using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Tells metrics per jump or per step: one value per segment, in order of time.</summary>
internal static class SegmentMetrics
{
    /// <summary>Metric key to one value per segment, NaN where it could not be measured; the keys are there without a segment, too.</summary>
    public static IReadOnlyDictionary<string, double[]> PerSegment(MotionAnalysis analysis) => Keys(analysis).ToDictionary(
        key => key, key => analysis.Segments.Select(segment => segment.Metrics.GetValueOrDefault(key, double.NaN)).ToArray());

    /// <summary>The metrics that belong to the whole clip.</summary>
    public static IReadOnlyDictionary<string, double> OfClip(MotionAnalysis analysis)
    {
        var keys = Keys(analysis).ToHashSet();
        return analysis.Metrics.Where(metric => !keys.Contains(metric.Key)).ToDictionary(metric => metric.Key, metric => metric.Value);
    }

    private static IEnumerable<string> Keys(MotionAnalysis analysis) =>
        SegmentKeys.Of(analysis.Activity).Concat(analysis.Segments.SelectMany(segment => segment.Metrics.Keys)).Distinct();
}
