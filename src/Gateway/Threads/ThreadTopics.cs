namespace Aikynetix.Gateway.Threads;

/// <summary>About what texts are written: a summary has one thread for each of its parts, a recommendation one for each of its metrics.</summary>
internal static class ThreadTopics
{
    private static readonly string[] Lift =
    [
        "power_output", "ground_reaction_force", "barbell_velocity", "hip_velocity", "shin_angle", "hip_height", "torso_angle", "hip_angle", "knee_angle",
        "bar_height", "barbell_trajectory", "vertical_shoulder_height",
    ];

    private static readonly string[] Jump = ["hip_height", "hip_speed", "grf", "power", "kne_angle", "ank_angle", "hip_angle"];

    private static readonly string[] Run =
    [
        "speed", "pace", "cadence", "step_time", "stride_time", "contact_time", "flight_time", "duty_factor", "step_length", "stride_length",
        "vertical_oscillation", "contact_angle", "push_angle", "foot_strike_angle", "trunk_lean", "knee_flexion_midstance", "overstride", "power",
        "power_for_1kg", "rbalance",
    ];

    private static readonly string[] Squat =
    [
        "depth", "trunk_shin_difference", "trunk_lean", "knee_angle", "ankle_dorsiflexion", "heel_rise", "arm_flexion", "elbow_angle", "dowel_offset",
        "descent_speed_cv", "bar_sway",
    ];

    private static readonly string[] Ranges = ["ankle_range", "knee_range", "hip_range", "shoulder_range", "elbow_range"];

    /// <summary>The parts of a summary, the one that sums up the others last.</summary>
    public static IReadOnlyList<string> Summary(string activity) => activity switch
    {
        "Weightlifting" => ["velocity", "power", "stability", "final_summary"],
        "Jumping" => ["jump_flight", "jump_forces", "control_and_stability", "efficiency", "final_summary"],
        "Running" => ["rhythm", "foot_contact", "posture", "efficiency", "final_summary"],
        _ => ["lower_body", "upper_body", "posture", "control", "final_summary"],
    };

    /// <summary>The metrics that a recommendation speaks of.</summary>
    public static IReadOnlyList<string> Recommendation(string activity, string exercise) => (activity, exercise) switch
    {
        ("Weightlifting", _) => Lift,
        ("Jumping", _) => Jump,
        ("Running", _) => Run,
        (_, "Joint Angle Mobility") => Ranges,
        _ => Squat,
    };
}
