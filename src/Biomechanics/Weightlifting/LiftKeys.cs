using System.Collections.Frozen;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The keys of all metrics and report series of a lift, by unit.</summary>
internal static class LiftKeys
{
    private static readonly string[] UnitsOfTime = ["s", "m/s", "m/s²", "W", "W/kg", "N"];

    /// <summary>Unit and keys.</summary>
    public static readonly (string Unit, string[] Keys)[] Units =
    [
        ("N", ["max_GRF", "grf", "first_pull_max_GRF", "first_pull_min_GRF", "transition_max_GRF", "transition_min_GRF", "second_pull_max_GRF",
            "second_pull_min_GRF", "turnover_max_GRF", "turnover_min_GRF", "catch_max_GRF", "catch_min_GRF"]),
        ("W", ["max_power", "power", "first_pull_power", "first_pull_max_power", "transition_power", "transition_max_power", "second_pull_power",
            "second_pull_max_power", "pull_power", "system_power", "jerk_drive_power", "jerk_drive_max_power"]),
        ("W/kg", ["max_power_for_1kg", "first_pull_power_for_1kg", "transition_power_for_1kg", "second_pull_power_for_1kg", "pull_power_for_1kg",
            "system_power_for_1kg"]),
        ("J", ["first_pull_work", "transition_work", "second_pull_work", "pull_work"]),
        ("m/s", ["max_bar_speed", "mean_bar_speed", "bar_past_the_knee_speed", "first_pull_end_speed", "transition_end_speed", "second_pull_end_speed",
            "velocity_drop_transition", "jerk_drive_speed", "vbar", "vhipy"]),
        ("m/s²", ["bar_past_the_knee_acceleration", "abar", "ahipy"]),
        ("m", ["max_bar_height", "max_bar_height_absolute", "first_pull_end_height", "second_pull_end_height", "bar_pull_toward", "bar_swing_away",
            "bar_forward_max", "bar_catch_offset", "bar_loop", "bar_drop", "bar_catch_height", "recovery_wobble", "jerk_dip_depth", "jerk_drive_height",
            "jerk_max_height_absolute", "jerk_dip_forward", "jerk_split_length", "bar_travel", "bar_path_width", "bar", "barx", "hipy"]),
        ("%", ["max_bar_height_share", "first_pull_end_height_share", "second_pull_end_height_share", "bar_drop_share", "jerk_dip_depth_share",
            "jerk_max_height_share", "velocity_loss_set", "speed_variation_set"]),
        ("deg", ["start_knee_angle", "start_hip_angle", "start_torso_angle", "start_shin_angle", "first_pull_end_knee_angle", "first_pull_end_hip_angle",
            "first_pull_end_torso_angle", "first_pull_end_shin_angle", "transition_knee_angle", "transition_hip_angle", "transition_torso_angle",
            "transition_shin_angle", "second_pull_end_knee_angle", "second_pull_end_hip_angle", "second_pull_end_torso_angle",
            "second_pull_end_shin_angle", "catch_knee_angle", "catch_hip_angle", "catch_torso_angle", "catch_shin_angle", "catch_lowest_knee_angle",
            "second_pull_extension", "peak_speed_elbow_angle", "first_pull_torso_change", "second_pull_force_direction", "jerk_dip_knee_angle",
            "bottom_knee_angle", "bottom_hip_angle", "bottom_torso_angle", "top_knee_angle", "top_hip_angle", "top_torso_angle"]),
        ("kg", ["barbell_weight"]),
        ("m/px", ["scale"]),
        ("1", ["mean_markers_validity", "bar_path_efficiency", "bar_line_crossings", "max_relative_GRF", "hip_shoulder_rise_ratio", "is_success",
            "is_power_variant", "is_hang_variant", "is_split_jerk", "repetitions"]),
        ("s", ["total_time", "clean_time", "time_to_peak_speed", "peak_bar_speed_time", "start_of_lifting", "first_pull_end", "transition",
            "second_pull_end", "turnover_end", "catch_end", "recovery_end", "failure_time", "jerk_dip_start", "jerk_dip_bottom", "jerk_drive_end",
            "jerk_catch", "jerk_recovery", "jerk_dip_time", "jerk_braking_time", "jerk_drive_time", "lifting_time", "lowering_time"]),
    ];

    /// <summary>Keys of what is wrong where the clip plays at another speed than life.</summary>
    public static readonly FrozenSet<string> Timed =
        Units.Where(group => UnitsOfTime.Contains(group.Unit)).SelectMany(group => group.Keys).ToFrozenSet(StringComparer.Ordinal);
}
