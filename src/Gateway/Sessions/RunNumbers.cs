using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>What the details and the export of a run both tell.</summary>
internal static class RunNumbers
{
    /// <summary>The metrics of the whole clip that are no totals.</summary>
    public static IReadOnlyDictionary<string, double> OfClip(OpenAnalysis analysis) =>
        SegmentMetrics.OfClip(analysis).Where(metric => !RunTotals.Keys.Contains(metric.Key)).ToDictionary(metric => metric.Key, metric => metric.Value);
}
