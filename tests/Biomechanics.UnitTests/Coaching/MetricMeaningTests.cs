namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>What a rule means by a key is what the analysis gives under it: sign, unit and the line from which it is measured, on scripts whose truth is known.</summary>
public sealed class MetricMeaningTests
{
    /// <summary>Film, key, value by the script alone, and how near the analysis must come.</summary>
    public static TheoryData<string, string, double, double> Meanings { get; } = new()
    {
        // Share of the height above the floor, with half a plate, in per cent of 1.70 m.
        { "snatch", "max_bar_height_share", 100 * (TestKit.Athletes.LiftScript.Snatch().Truth.MaxHeight + 0.225) / 1.70, 1 },
        { "snatch", "bar_drop_share", 100 * ((0.8 * 0.10 / 2) + (0.8 * 0.16 / 2)) / 1.70, 1 },

        // Towards the athlete and behind are below 0, forward is above.
        { "snatch", "bar_pull_toward", -0.06, 0.01 },
        { "snatch", "bar_forward_max", 0.03, 0.01 },
        { "snatch", "bar_swing_away", 0.09, 0.01 },
        { "jump forward", "bar_catch_offset", 0.12, 0.015 },
        { "jump back", "bar_catch_offset", -0.28, 0.015 },
        { "dip forward", "jerk_dip_forward", 0.08, 0.015 },
        { "clean and jerk", "jerk_dip_depth_share", 10, 0.8 },

        // A back that drops is below 0.
        { "snatch", "first_pull_torso_change", 6, 3 },
        { "hips first", "first_pull_torso_change", -16, 4 },
        { "early arm bend", "peak_speed_elbow_angle", 125, 6 },
        { "slow transition", "velocity_drop_transition", 0.7, 0.08 },
        { "run", "trunk_lean", 7, 1 },
        { "uneven contacts", "contact_asymmetry", 24, 4 },
        { "countermovement jump", "countermovement_depth", 0.2207, 0.015 },
        { "shallow squat", "depth", 20, 2 },
        { "heels rise over stiff ankles", "heel_rise", 0.05, 0.005 },
    };

    [Theory]
    [MemberData(nameof(Meanings))]
    public void A_key_means_the_same_to_the_analysis_and_to_the_rules(string film, string key, double truth, double tolerance) =>
        Assert.Equal(truth, CoachedFilms.Of(film).Analysis.Metrics[key], tolerance);
}
