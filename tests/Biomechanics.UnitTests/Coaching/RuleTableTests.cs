using System.Text.Json;
using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>The tables are sound, complete and honest, and a broken one is refused with a sentence that says where.</summary>
public sealed class RuleTableTests
{
    private const string Good = """
        {"activity":"Running","segment":"step","exercises":["Running"],"rules":[{"id":"RN99","severity":"watch","block":"rhythm","basis":"product [P]",
        "when":{"metric":"cadence","below":150},"en":["It is {value}.","Do."],"ru":["Это {value}.","Сделайте."],"de":["Es ist {value}.","Tun."]}]}
        """;

    [Theory]
    [InlineData("Weightlifting", 'W', 21)]
    [InlineData("Running", 'R', 13)]
    [InlineData("Jumping", 'J', 11)]
    [InlineData("Mobility", 'M', 8)]
    public void The_book_has_every_number_of_the_reference(string activity, char letter, int numbers)
    {
        var found = RuleBook.For(activity).Ids.Select(id => id[..4]).Distinct().ToArray();

        Assert.All(found, id => Assert.Equal(letter, id[0]));
        Assert.Equal(Enumerable.Range(1, numbers), found.Select(id => int.Parse(id[2..], null)).Order());
    }

    // The keys that the activities must deliver: whoever renames a metric sees here which rules fall silent.
    [Theory]
    [InlineData("Weightlifting", "bar_catch_offset bar_drop_share bar_forward_max bar_loop bar_pull_toward bar_swing_away barbell_weight catch_lowest_knee_angle first_pull_end first_pull_end_knee_angle first_pull_torso_change is_success jerk_braking_time jerk_dip_depth_share jerk_dip_forward jerk_drive_speed max_bar_height_share max_bar_speed peak_speed_elbow_angle recovery_wobble second_pull_end_hip_angle second_pull_end_knee_angle speed_variation_set start_shin_angle system_power_for_1kg transition transition_knee_angle velocity_drop_transition velocity_loss_set")]
    [InlineData("Running", "cadence contact_asymmetry contact_time duty_factor flight_asymmetry foot_strike_angle hip_extension_toe_off incline knee_flexion_midstance overstride power_for_1kg shank_angle_contact speed step_asymmetry trunk_lean vertical_oscillation vertical_ratio")]
    [InlineData("Jumping", "contact_time countermovement_depth jump_height jump_height_com jump_height_flight landing_knee_flexion landing_knee_range lfppa max_grf_landing_bw rfppa rsi rsi_modified side_asymmetry")]
    [InlineData("Mobility", "ankle_dorsiflexion arm_flexion bar_sway depth descent_speed_cv dowel_offset elbow_angle heel_rise score trunk_lean trunk_shin_difference")]
    public void The_rules_of_an_activity_use_these_metrics(string activity, string keys) => Assert.Equal(keys.Split(' '), RuleBook.For(activity).Metrics);

    [Fact]
    public void Every_unit_can_be_written_and_is_the_one_that_analyses_use()
    {
        Assert.All(Lexicon.Default.Keys, key => Assert.Contains(Lexicon.Default.Unit(key), NumberText.Units));
        Assert.All(Evidence.Facts.Values, unit => Assert.Contains(unit, NumberText.Units));
        Assert.All(
            Lexicon.Default.Keys.Where(key => MetricUnits.Of(key).Length > 0),
            key => Assert.Equal(MetricUnits.Of(key), Lexicon.Default.Unit(key)));
    }

    [Fact]
    public void Every_key_figure_and_every_usual_range_is_known_and_has_a_basis()
    {
        foreach (var activity in (string[])["Weightlifting", "Running", "Jumping", "Mobility"])
        {
            Assert.Contains("final_summary", RuleBook.TopicsOf(activity));
            Assert.All(Topics.Of(activity).Values.SelectMany(figures => figures), key => Assert.NotNull(Lexicon.Default.Find(key)));
        }

        foreach (var usual in Lexicon.Default.Keys.SelectMany(key => Lexicon.Default.Find(key)!.Usual))
        {
            Assert.Contains(usual.Exercises.DefaultIfEmpty(RuleBook.For(usual.Activity).Exercises[0]), RuleBook.For(usual.Activity).Exercises.Contains);
            Assert.Equal(2, usual.Range.Length);
            Assert.True(usual.Range[0] is null || usual.Range[1] is null || usual.Range[0] < usual.Range[1]);
            Assert.Matches(@"\[[VRDSP]\]", usual.Basis);
        }
    }

    [Fact]
    public void References_depend_on_exercise_and_sex()
    {
        Assert.Equal((1.65, 2.05), Ends(RuleBook.Reference("max_bar_speed", "Weightlifting", "snatch")));
        Assert.Equal((1.2, 1.6), Ends(RuleBook.Reference("max_bar_speed", "Weightlifting", "clean")));
        Assert.Equal((0.14, 0.55), Ends(RuleBook.Reference("rsi_modified", "Jumping", "Countermovement Jump", isFemale: true)));
        Assert.Null(RuleBook.Reference("rsi_modified", "Jumping", "Countermovement Jump"));
        Assert.Null(RuleBook.Reference("nonsense", "Jumping", "Countermovement Jump"));
        Assert.Empty(RuleBook.For("Chess").Ids);
    }

    [Theory]
    [InlineData("\"id\":\"RN99\"", "\"id\":\"R1\"", "An id is")]
    [InlineData("\"segment\":\"step\"", "\"segment\":\"\"", "which segments")]
    [InlineData("rhythm", "poetry", "no topic")]
    [InlineData("product [P]", "somebody", "no tag")]
    [InlineData("\"metric\":\"cadence\"", "\"metric\":\"cadense\"", "no metric")]
    [InlineData(",\"below\":150", "", "compared with nothing")]
    [InlineData("150", "{\"Walking\":150}", "no threshold for 'Running'")]
    [InlineData("150", "{\"default\":150,\"Walking\":140}", "'Walking' is nobody")]
    [InlineData("\"Сделайте.\"", "\"\"", "A text is")]
    [InlineData("Это {value}.", "Это.", "do not give the same numbers")]
    [InlineData("{value}", "{valu}", "stands for nothing")]
    [InlineData("Do.", "Do {this.", "not closed")]
    [InlineData("{value}", "{reference} {low_end}", "stands for nothing")]
    public void A_broken_table_is_named(string from, string to, string problem)
    {
        Assert.Empty(RuleCheck.Problems(RuleTable.Parse(Good), Lexicon.Default));

        Assert.Contains(RuleCheck.Problems(RuleTable.Parse(Good.Replace(from, to, StringComparison.Ordinal)), Lexicon.Default), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"below\"", "\"belov\"")]
    [InlineData("watch", "panic")]
    [InlineData("150", "\"low\"")]
    [InlineData("\"basis\":\"product [P]\",", "")]
    public void A_table_that_says_something_unknown_cannot_be_read(string from, string to) =>
        Assert.Throws<JsonException>(() => RuleTable.Parse(Good.Replace(from, to, StringComparison.Ordinal)));

    private static (double, double) Ends(ReferenceRange? range) => (range!.Low, range.High);
}
