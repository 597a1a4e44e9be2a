using System.Collections.Frozen;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// The constants of the numbers that hang on the parts of the pull, where the knees do not show these parts and the bar alone has to: the
/// bar slows down about when the knees bend again, and in some lifts hardly. Fitted as <see cref="LiftErrors"/>, with the joints behind the
/// near plate guessed 8 px off; a test with other seeds holds them to that.
/// </summary>
internal static class BarAloneErrors
{
    private static readonly FrozenDictionary<string, (double Bias, double Floor)> Table = new Dictionary<string, (double, double)>(StringComparer.Ordinal)
    {
        ["first_pull_end"] = (-0.053, 0.108),
        ["first_pull_end_height"] = (-0.058, 0.116),
        ["first_pull_end_height_share"] = (-3.4, 6.4),
        ["first_pull_end_speed"] = (-0.013, 0.053),
        ["first_pull_end_torso_angle"] = (-0.54, 3.6),
        ["first_pull_torso_change"] = (-0.48, 3.3),
        ["hip_shoulder_rise_ratio"] = (-0.0077, 0.034),
        ["first_pull_work"] = (-0.15, 0.36),
        ["first_pull_power"] = (-0.022, 0.038),
        ["first_pull_power_for_1kg"] = (-0.022, 0.038),
        ["transition"] = (-0.087, 0.134),
        ["transition_end_speed"] = (-0.04, 0.081),
        ["transition_torso_angle"] = (-9.6, 9.0),
        ["transition_work"] = (-0.27, 0.55),
        ["transition_power"] = (-0.065, 0.10),
        ["transition_power_for_1kg"] = (-0.065, 0.10),
        ["transition_max_power"] = (-0.04, 0.077),
        ["velocity_drop_transition"] = (0.023, 0.034),
        ["second_pull_end"] = (0.0013, 0.014),
        ["second_pull_end_height"] = (0.0045, 0.028),
        ["second_pull_end_height_share"] = (0.38, 2),
        ["second_pull_end_knee_angle"] = (-2.8, 3),
        ["second_pull_end_hip_angle"] = (-3.9, 3),
        ["second_pull_end_torso_angle"] = (-0.9, 2.4),
        ["second_pull_extension"] = (-6, 5),
        ["second_pull_work"] = (0.28, 0.51),
        ["second_pull_power"] = (-0.17, 0.27),
        ["second_pull_power_for_1kg"] = (-0.17, 0.27),
        ["second_pull_force_direction"] = (-0.98, 1.0),
        ["pull_work"] = (-0.0038, 0.032),
        ["mean_bar_speed"] = (-0.00015, 0.021),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a number hangs on the parts of the pull.</summary>
    public static bool Concern(string key) => Table.ContainsKey(key);

    /// <summary>The constants of such a number.</summary>
    public static LiftError Of(string key) =>
        LiftErrors.Of(key) with { Bias = Table[key].Bias, SlowBias = Table[key].Bias, Floor = Table[key].Floor, Slow = 0, Bar = 0, Body = 0 };
}
