namespace Aikynetix.Biomechanics.Running;

/// <summary>The keys of all metrics and report series of a run, by unit.</summary>
internal static class RunKeys
{
    /// <summary>Unit and keys.</summary>
    public static readonly (string Unit, string[] Keys)[] Units =
    [
        ("m/s", ["speed", "vhipy"]),
        ("min/km", ["pace"]),
        ("1/min", ["cadence"]),
        ("s", ["step_time", "stride_time", "contact_time", "flight_time", "total_time", "initial_contact", "toe_off"]),
        ("1", ["duty_factor", "steps", "footstrike", "contact_left", "contact_right", "mean_markers_validity"]),
        ("m", ["step_length", "stride_length", "vertical_oscillation", "overstride", "total_distance", "hipy", "com"]),
        ("%", ["vertical_ratio", "rbalance", "contact_asymmetry", "flight_asymmetry", "step_asymmetry"]),
        ("deg", ["contact_angle", "push_angle", "foot_strike_angle", "trunk_lean", "knee_flexion_midstance", "shank_angle_contact",
            "hip_extension_toe_off", "incline"]),
        ("W", ["power"]),
        ("W/kg", ["power_for_1kg"]),
        ("N", ["max_grf"]),
        ("N/m", ["k_vert", "k_leg"]),
        ("m/px", ["scale"]),
    ];

    /// <summary>When a step begins and when its foot leaves the ground, seconds: of a whole run they say nothing.</summary>
    public static readonly string[] Events = ["initial_contact", "toe_off"];

    /// <summary>Metrics that every step has.</summary>
    public static IEnumerable<string> OfOneStep => [.. RunRule.OfStep.Select(rule => rule.Key), .. Events, "incline"];
}
