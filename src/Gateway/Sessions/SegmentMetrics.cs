using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Tells the metrics of a clip apart from those of its jumps or steps.</summary>
internal static class SegmentMetrics
{
    /// <summary>The metrics that belong to the whole clip.</summary>
    public static IReadOnlyDictionary<string, double> OfClip(OpenAnalysis analysis) =>
        analysis.Head.Metrics.Where(metric => !analysis.SegmentMetrics.ContainsKey(metric.Key)).ToDictionary(metric => metric.Key, metric => metric.Value);
}
