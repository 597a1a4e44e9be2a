namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>What the rule-book names and no analysis gives, with the reason: the only exceptions that the tests allow.</summary>
internal static class RuleGaps
{
    /// <summary>The reason of those that may be given any day.</summary>
    public const string Coming = "The metric is being added.";

    /// <summary>Metric keys by activity.</summary>
    public static IReadOnlyDictionary<(string Activity, string Key), string> Keys { get; } = new Dictionary<(string, string), string>
    {
        [("Running", "shank_angle_contact")] = Coming,
        [("Running", "hip_extension_toe_off")] = Coming,
        [("Jumping", "lfppa")] = Coming,
        [("Jumping", "rfppa")] = Coming,
        [("Jumping", "ankle_angle_eccentric_end")] = Coming,
        [("Jumping", "hip_angle_eccentric_end")] = Coming,
        [("Jumping", "side_asymmetry")] = "One camera does not tell the forces of two legs apart (biomechanics reference F.5); the rule waits for one that does.",
    };

    /// <summary>Rules whose metrics exist and yet can never be beyond the threshold.</summary>
    public static IReadOnlyDictionary<string, string> Dormant { get; } = new Dictionary<string, string>
    {
        ["RN13"] = "The power of a run is its speed times a fixed cost (1.04 J/(kg·m) on the level), which is below the threshold; the rule waits for a measured cost.",
    };
}
