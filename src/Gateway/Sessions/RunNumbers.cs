using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>What the details and the export of a run both tell.</summary>
internal static class RunNumbers
{
    private const string ContactKey = "contact";

    /// <summary>The metrics of the whole clip that are no totals.</summary>
    public static IReadOnlyDictionary<string, double> OfClip(MotionAnalysis analysis) =>
        SegmentMetrics.OfClip(analysis).Where(metric => !RunTotals.Keys.Contains(metric.Key)).ToDictionary(metric => metric.Key, metric => metric.Value);

    /// <summary>Whether a foot is on the ground, one per frame; null where it was not seen.</summary>
    public static bool?[] Contact(MotionAnalysis analysis) => analysis.ReportMetrics.TryGetValue(ContactKey, out var seen)
        ? Array.ConvertAll(seen, value => double.IsFinite(value) ? value > 0.5 : (bool?)null)
        : Array.ConvertAll(analysis.Timestamps, time => (bool?)OnGround(analysis, time));

    /// <summary>The report series with the contact among them, 1 or 0.</summary>
    public static IReadOnlyDictionary<string, double[]> Report(MotionAnalysis analysis) => new Dictionary<string, double[]>(analysis.ReportMetrics)
    {
        [ContactKey] = Array.ConvertAll(Contact(analysis), contact => contact switch { true => 1, false => 0, null => double.NaN }),
    };

    private static bool OnGround(MotionAnalysis analysis, double time) => analysis.Segments.SelectMany(step => step.Phases)
        .Any(phase => phase.Name == ContactKey && phase.Start <= time && time < phase.End);
}
