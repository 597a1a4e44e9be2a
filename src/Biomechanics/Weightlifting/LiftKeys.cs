namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>The keys of all metrics and report series of a lift, by unit.</summary>
internal static class LiftKeys
{
    /// <summary>Unit and keys.</summary>
    public static readonly (string Unit, string[] Keys)[] Units =
    [
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
    ];
}
