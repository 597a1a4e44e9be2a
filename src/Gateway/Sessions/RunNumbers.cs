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
    public static bool?[] Contact(MotionAnalysis analysis)
    {
        double[]?[] feet = [analysis.ReportMetrics.GetValueOrDefault("contact_left"), analysis.ReportMetrics.GetValueOrDefault("contact_right")];
        return [.. analysis.Timestamps.Select((_, frame) => Any(feet.Select(foot => foot?[frame] ?? double.NaN)))];
    }

    /// <summary>The units of a run with that of the contact among them.</summary>
    public static IReadOnlyDictionary<string, string> Units(IReadOnlyDictionary<string, string> units) =>
        new Dictionary<string, string>(units) { [ContactKey] = "1" };

    /// <summary>The report series with the contact among them, 1 or 0.</summary>
    public static IReadOnlyDictionary<string, double[]> Report(MotionAnalysis analysis) => new Dictionary<string, double[]>(analysis.ReportMetrics)
    {
        [ContactKey] = Array.ConvertAll(Contact(analysis), contact => contact switch { true => 1, false => 0, null => double.NaN }),
    };

    // One foot in the air says nothing while the other was not seen.
    private static bool? Any(IEnumerable<double> feet) => feet.Contains(1) ? true : feet.All(double.IsFinite) ? false : null;
}
