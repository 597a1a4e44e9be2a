using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>The marks: each criterion at its border, the composite in closed form, and what pain, heels and hidden points do to them.</summary>
public sealed class SquatScoreTests
{
    private static readonly Dictionary<string, double> Perfect = new()
    {
        ["depth"] = -10,
        ["trunk_shin_difference"] = 3,
        ["arm_flexion"] = 180,
        ["dowel_offset"] = 0.1,
        ["heel_rise"] = 0.002,
        ["foot_angle_change"] = 1,
        ["descent_speed_cv"] = 0.15,
    };

    [Theory]
    [InlineData("depth", -0.01, 3)]
    [InlineData("depth", 0, 1)]
    [InlineData("trunk_shin_difference", 10, 3)]
    [InlineData("trunk_shin_difference", 10.01, 1)]
    [InlineData("dowel_offset", 0.25, 3)]
    [InlineData("dowel_offset", 0.251, 1)]
    [InlineData("dowel_offset", -0.25, 3)]
    [InlineData("dowel_offset", -0.251, 1)]
    [InlineData("heel_rise", 0.0149, 3)]
    [InlineData("heel_rise", 0.015, 2)]
    [InlineData("foot_angle_change", 4.99, 3)]
    [InlineData("foot_angle_change", 5, 2)]
    [InlineData("arm_flexion", 100, 3)]
    [InlineData("descent_speed_cv", 2, 3)]
    public void Each_criterion_holds_up_to_its_border(string key, double value, double score) =>
        Assert.Equal(score, SquatScore.Score(With(key, value), SquatFilm.Context(1.75)).Value);

    [Theory]
    [InlineData(false, false, 3)]
    [InlineData(true, false, 2)]
    [InlineData(false, true, 0)]
    [InlineData(true, true, 0)]
    public void Raised_heels_make_two_and_pain_makes_nothing(bool raised, bool pain, double score) =>
        Assert.Equal(score, SquatScore.Score(With("depth", -10), SquatFilm.Context(1.75) with { HeelsRaised = raised, Pain = pain }).Value);

    [Theory]
    [InlineData("heel_rise", 0.03, false, 2, 2, 2)]
    [InlineData("foot_angle_change", 12, false, 2, 2, 2)]
    [InlineData("heel_rise", 0.03, true, 2, 2, 2)]
    [InlineData("heel_rise", double.NaN, true, 2, 2, 2)]
    [InlineData("depth", 8, false, 1, 1, 2)]
    [InlineData("trunk_shin_difference", 20, false, 1, 1, 2)]
    [InlineData("dowel_offset", 0.5, false, 1, 1, 2)]
    [InlineData("depth", 8, true, 1, 1, 1)]
    public void Heels_that_rise_make_two_and_anything_else_one_that_a_board_might_raise(string key, double value, bool raised, double score, double low, double high) =>
        Assert.Equal((score, (low, high)), SquatScore.Score(With(key, value), SquatFilm.Context(1.75) with { HeelsRaised = raised }));

    [Fact]
    public void A_one_without_a_board_says_what_a_board_may_do()
    {
        var shallow = SquatFilm.Times(3, SquatFilm.Full with { Thigh = 80 });
        const string board = "With the heels on a board";
        Assert.Contains(SquatFilm.Assess(shallow).Quality.Warnings, warning => warning.StartsWith(board, StringComparison.Ordinal));
        Assert.DoesNotContain(
            SquatFilm.Assess(shallow, context: SquatFilm.Context(1.75) with { HeelsRaised = true }).Quality.Warnings, warning => warning.StartsWith(board, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hidden_criterion_leaves_only_a_failed_one_certain()
    {
        Assert.Equal(double.NaN, SquatScore.Score(With("heel_rise", double.NaN), SquatFilm.Context(1.75)).Value);
        Assert.Equal(1, SquatScore.Score(key => key == "depth" ? new Reading(5, 0) : Reading.None, SquatFilm.Context(1.75)).Value);
    }

    [Fact]
    public void At_a_border_the_interval_holds_both_scores()
    {
        var score = SquatScore.Score(key => new Reading(key == "depth" ? -0.5 : Perfect[key], key == "depth" ? 1 : 0), SquatFilm.Context(1.75));
        Assert.Equal((3, (1, 3)), score);
    }

    [Theory]
    [InlineData("composite_depth", 25, 0, 25)]
    [InlineData("composite_depth", 25, 5, 20)]
    [InlineData("composite_depth", 25, 25, 0)]
    [InlineData("composite_trunk", 20, 10, 20)]
    [InlineData("composite_trunk", 20, 22.5, 10)]
    [InlineData("composite_trunk", 20, 40, 0)]
    [InlineData("composite_arms", 15, 165, 15)]
    [InlineData("composite_arms", 15, 147.5, 7.5)]
    [InlineData("composite_arms", 15, 130, 0)]
    [InlineData("composite_dowel", 15, -0.25, 15)]
    [InlineData("composite_dowel", 15, 0.525, 7.5)]
    [InlineData("composite_dowel", 15, -0.8, 0)]
    [InlineData("composite_heels", 15, 0.015, 15)]
    [InlineData("composite_heels", 15, 0.0275, 7.5)]
    [InlineData("composite_heels", 15, 0.04, 0)]
    [InlineData("composite_control", 10, 0.25, 10)]
    [InlineData("composite_control", 10, 0.425, 5)]
    [InlineData("composite_control", 10, 0.6, 0)]
    public void Each_part_falls_in_a_straight_line_from_full_to_zero(string part, double weight, double value, double points)
    {
        var one = SquatScore.Parts.Single(candidate => candidate.Key == part);
        Assert.Equal((weight, points), (one.Weight, Math.Round(one.Of(new Reading(value, 0)).Points, 9)));
        Assert.Equal(100 - weight + points, SquatScore.Composite(With(one.Metric, value), arms: true).Value, 9);
    }

    [Fact]
    public void Without_arms_the_other_parts_count_for_all() =>
        Assert.Equal(100 * (70 - 12.5) / 70, SquatScore.Composite(With("depth", 12.5), arms: false).Value, 9);

    [Fact]
    public void A_full_squat_on_film_scores_three_and_a_hundred()
    {
        var analysis = SquatFilm.Assess(SquatFilm.Times(3, SquatFilm.Full), new AthleteCamera { Noise = 1 });
        Assert.Equal((3, true), (analysis.Metrics["score"], analysis.Quality.Metrics["score"].Ok));
        Assert.Equal(100, analysis.Metrics["composite"], 0.5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Fewer_than_three_repetitions_are_scored_with_a_reservation(int count)
    {
        var analysis = SquatFilm.Assess(SquatFilm.Times(count, SquatFilm.Full));
        Assert.Equal(3, analysis.Metrics["score"]);
        Assert.Contains("3 are needed", analysis.Quality.Metrics["score"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_middle_repetition_counts_not_the_best()
    {
        var script = new SquatScript(SquatFilm.Full with { Thigh = 80 }, SquatFilm.Full, SquatFilm.Full with { Thigh = 85 });
        var analysis = SquatFilm.Assess(script);
        Assert.Equal(5, analysis.Metrics["depth"], 0.1);
        Assert.Equal(1, analysis.Metrics["score"]);
        Assert.Equal(80, analysis.Metrics["composite_depth"] + 60, 0.2);
    }

    [Fact]
    public void Squats_without_arms_get_no_score_but_a_composite_that_says_so()
    {
        var script = new SquatScript([.. Enumerable.Repeat(new SquatRepetition { Arms = 90 }, 3)]) { StandingArms = 20 };
        var analysis = SquatFilm.Assess(script);

        Assert.Equal(3, analysis.Metrics["repetitions"]);
        foreach (var key in (string[])["score", "arm_flexion", "elbow_angle", "dowel_offset", "bar_sway", "composite_arms", "composite_dowel"])
        {
            Assert.Equal(double.NaN, analysis.Metrics[key]);
            Assert.Contains("overhead", analysis.Quality.Metrics[key].Reason, StringComparison.Ordinal);
        }

        Assert.Equal(100, analysis.Metrics["composite"], 0.01);
        Assert.False(analysis.Quality.Metrics["composite"].Ok);
    }

    [Fact]
    public void Without_a_height_there_are_no_metres_but_marks_with_a_reservation()
    {
        var analysis = SquatFilm.Assess(SquatFilm.Times(3, SquatFilm.Full), context: SquatFilm.Context(null));
        Assert.Equal(double.NaN, analysis.Metrics["heel_rise"]);
        Assert.Equal(3, analysis.Metrics["score"]);
        Assert.Contains("1.70 m", analysis.Quality.Metrics["score"].Reason, StringComparison.Ordinal);
    }

    private static Func<string, Reading> With(string key, double value) => asked => new Reading(asked == key ? value : Perfect[asked], 0);
}
