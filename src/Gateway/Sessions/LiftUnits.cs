using System.Collections.Frozen;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The unit of every number that a lift's analysis holds.</summary>
internal static class LiftUnits
{
    private static readonly FrozenDictionary<string, string> ByKey = new (string Unit, string[] Keys)[]
    {
        ("N", ["max_GRF", "grf"]),
        ("W", ["max_power", "power"]),
        ("m/s", ["max_bar_speed", "mean_bar_speed", "bar_past_the_knee_speed", "velocity_drop_transition", "jerk_drive_speed", "vbar", "vhipy"]),
        ("m/s²", ["bar_past_the_knee_acceleration", "abar", "ahipy"]),
        ("m", ["max_bar_height", "bar_pull_toward", "bar_swing_away", "bar_forward_max", "bar_catch_offset", "bar_loop", "bar_drop",
            "bar_catch_height", "jerk_dip_depth", "jerk_drive_height", "bar", "barx", "hipy"]),
        ("kg", ["barbell_weight"]),
        ("m/px", ["scale"]),
        ("1", ["mean_markers_validity", "bar_path_efficiency", "bar_line_crossings"]),
        ("s", ["total_time", "clean_time", "peak_bar_speed_time", "start_of_lifting", "first_pull_end", "transition", "second_pull_end",
            "turnover_end", "catch_end", "recovery_end", "jerk_dip_start", "jerk_dip_bottom", "jerk_drive_end", "jerk_catch", "jerk_recovery"]),
    }.SelectMany(group => group.Keys.Select(key => (key, group.Unit))).ToFrozenDictionary(pair => pair.key, pair => pair.Unit);

    /// <summary>Unit of a metric or report series; empty for a key that is not in the list.</summary>
    public static string Of(string key) => ByKey.GetValueOrDefault(key, "");

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
