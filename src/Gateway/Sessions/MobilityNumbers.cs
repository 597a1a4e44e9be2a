using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>What the details and the export of a mobility assessment both tell.</summary>
internal static class MobilityNumbers
{
    private const string ScoreKey = "score";
    private const string CompositeKey = "composite";

    /// <summary>Score of the movement, 0–3; NaN where it has none.</summary>
    public static double Score(MotionAnalysis analysis) => analysis.Metrics.GetValueOrDefault(ScoreKey, double.NaN);

    /// <summary>How much of the movement succeeds, 0–100; NaN where it has none.</summary>
    public static double Composite(MotionAnalysis analysis) => analysis.Metrics.GetValueOrDefault(CompositeKey, double.NaN);

    /// <summary>The numbers behind both.</summary>
    public static IReadOnlyDictionary<string, double> Raw(MotionAnalysis analysis) =>
        analysis.Metrics.Where(metric => metric.Key is not (ScoreKey or CompositeKey)).ToDictionary(metric => metric.Key, metric => metric.Value);
}
