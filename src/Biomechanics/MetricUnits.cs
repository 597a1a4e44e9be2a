using System.Collections.Frozen;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;

namespace Aikynetix.Biomechanics;

/// <summary>The unit of every number that an analysis holds.</summary>
public static class MetricUnits
{
    private static readonly FrozenDictionary<string, string> ByKey = LiftKeys.Units.Concat(JumpKeys.Units).Concat(RunKeys.Units).Concat(MobilityKeys.Units)
        .SelectMany(group => group.Keys.Select(key => (key, group.Unit))).Distinct().ToFrozenDictionary(pair => pair.key, pair => pair.Unit);

    /// <summary>Unit of a metric or report series, e.g. <c>m/s</c>, <c>1</c> for a plain number; empty for a key that is not in the list.</summary>
    public static string Of(string key) => ByKey.GetValueOrDefault(key, "");

    /// <summary>The units of everything in one analysis, by key; angles and keypoints share one entry each.</summary>
    public static IReadOnlyDictionary<string, string> Of(MotionAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var units = new Dictionary<string, string>
        {
            ["all_timestamps"] = "s",
            ["angles"] = "deg",
            ["keypoints"] = analysis.KeypointUnit,
            ["keypoint_validity"] = "1",
        };
        var keys = analysis.Metrics.Keys.Concat(analysis.ReportMetrics.Keys).Concat(analysis.Segments.SelectMany(segment => segment.Metrics.Keys))
            .Concat(SegmentKeys.Of(analysis.Activity));
        foreach (var key in keys) units[key] = Of(key);
        return units;
    }
}
