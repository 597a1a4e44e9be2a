using System.Collections.Frozen;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The unit of every number that a lift's analysis holds.</summary>
internal static class LiftUnits
{
    private static readonly FrozenDictionary<string, string> ByKey = new Dictionary<string, string>
    {
        ["max_GRF"] = "N",
        ["max_power"] = "W",
        ["max_bar_speed"] = "m/s",
        ["mean_bar_speed"] = "m/s",
        ["bar_past_the_knee_speed"] = "m/s",
        ["bar_past_the_knee_acceleration"] = "m/s²",
        ["max_bar_height"] = "m",
        ["barbell_weight"] = "kg",
        ["scale"] = "m/px",
        ["mean_markers_validity"] = "1",
        ["bar"] = "m",
        ["barx"] = "m",
        ["vbar"] = "m/s",
        ["abar"] = "m/s²",
        ["hipy"] = "m",
        ["vhipy"] = "m/s",
        ["ahipy"] = "m/s²",
        ["grf"] = "N",
        ["power"] = "W",
    }.ToFrozenDictionary();

    /// <summary>Unit of a metric or report series; what is not named otherwise is a time in seconds.</summary>
    public static string Of(string key) => ByKey.GetValueOrDefault(key, "s");

    /// <summary>The units of everything in one analysis, by key; angles and keypoints share one entry each.</summary>
    public static IReadOnlyDictionary<string, string> Of(MotionAnalysis analysis)
    {
        var units = new Dictionary<string, string>
        {
            ["all_timestamps"] = "s",
            ["angles"] = "deg",
            ["keypoints"] = analysis.KeypointUnit,
            ["keypoint_validity"] = "1",
        };
        foreach (var key in analysis.Metrics.Keys.Concat(analysis.ReportMetrics.Keys)) units[key] = Of(key);
        return units;
    }
}
