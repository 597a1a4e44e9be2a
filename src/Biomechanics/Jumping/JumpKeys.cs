namespace Aikynetix.Biomechanics.Jumping;

/// <summary>The keys of all metrics and report series of a jump, by unit.</summary>
internal static class JumpKeys
{
    /// <summary>Unit and keys.</summary>
    public static readonly (string Unit, string[] Keys)[] Units =
    [
        ("m", ["jump_height", "jump_height_flight", "jump_height_com", "countermovement_depth", "drop_height", "hipy", "toey"]),
        ("s", ["flight_time", "contraction_time", "contact_time", "start_of_preparation", "contact", "braking", "zero_velocity", "takeoff",
            "peak", "landing", "damping", "recuperation"]),
        ("m/s", ["takeoff_velocity", "rsi", "rsi_modified", "vhipy", "vtoey"]),
        ("m/s²", ["ahipy"]),
        ("N", ["max_grf_takeoff", "max_grf_landing", "grf"]),
        ("W", ["peak_power", "mean_power", "sayers_peak_power"]),
        ("W/kg", ["normalized_power"]),
        ("deg", ["knee_angle_eccentric_end", "hip_angle_eccentric_end", "ankle_angle_eccentric_end", "landing_knee_flexion",
            "landing_knee_range", "lfppa", "rfppa"]),
        ("m/px", ["scale"]),
        ("1", ["flight_contraction_ratio", "max_grf_takeoff_bw", "max_grf_landing_bw", "mean_markers_validity"]),
    ];

    private static readonly string[] OfClip = ["hipy", "toey", "vhipy", "vtoey", "ahipy", "grf", "scale", "mean_markers_validity"];

    /// <summary>Metrics that every jump has.</summary>
    public static IEnumerable<string> OfOneJump => Units.SelectMany(group => group.Keys).Except(OfClip);
}
