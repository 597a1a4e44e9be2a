namespace Aikynetix.Biomechanics.Mobility;

/// <summary>The keys of all metrics and report series of a mobility assessment, by unit.</summary>
internal static class MobilityKeys
{
    /// <summary>Joints of which the range is reported, as in the names of their angles.</summary>
    public static readonly string[] Joints = ["ank", "kne", "hip", "sho", "elb"];

    /// <summary>Unit and keys.</summary>
    public static readonly (string Unit, string[] Keys)[] Units =
    [
        ("deg", ["depth", "trunk_shin_difference", "trunk_lean", "knee_angle", "ankle_dorsiflexion", "foot_angle_change", "arm_flexion", "elbow_angle",
            "lfppa", "rfppa", "ltoe_out", "rtoe_out", "thigh_elevation", "dorsiflexion", .. Ranges()]),
        ("m", ["heel_rise", "hip_shift", "hipy", "heely"]),
        ("m/s", ["vhipy"]),
        ("s", ["descent_time", "bottom_time", "ascent_time"]),
        ("foot lengths", ["dowel_offset"]),
        ("1", ["bar_sway", "descent_speed_cv", "repetitions", "score", "composite", "composite_depth", "composite_trunk", "composite_arms",
            "composite_dowel", "composite_heels", "composite_control", "mean_markers_validity"]),
    ];

    private static IEnumerable<string> Ranges() =>
        from side in (string[])["l", "r"] from joint in Joints from end in (string[])["min", "max", "range"] select $"{side}{joint}_{end}";
}
