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
        return Of(analysis, analysis.Segments.SelectMany(segment => segment.Metrics.Keys).Concat(SegmentKeys.Of(analysis.Activity)));
    }

    /// <summary>The same of one whose segments have metrics of these keys, and are not looked at.</summary>
    public static IReadOnlyDictionary<string, string> Of(MotionAnalysis analysis, IEnumerable<string> segmentMetrics)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(segmentMetrics);
        var units = new Dictionary<string, string>
        {
            ["all_timestamps"] = "s",
            ["angles"] = "deg",
            ["keypoints"] = analysis.KeypointUnit,
            ["keypoint_validity"] = "1",
        };
        foreach (var key in analysis.Metrics.Keys.Concat(analysis.ReportMetrics.Keys).Concat(segmentMetrics)) units[key] = Of(key);
        return units;
    }
}
