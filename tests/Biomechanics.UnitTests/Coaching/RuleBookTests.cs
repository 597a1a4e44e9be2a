using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>How findings are chosen, ordered and cut, and how numbers with errors are compared.</summary>
public sealed class RuleBookTests
{
    [Fact]
    public void A_block_has_at_most_three_findings_the_gravest_first()
    {
        var scene = Everything("Weightlifting", "clean_and_jerk");

        var all = scene.Judge();
        var kept = RuleBook.Judge(scene.Build(), scene.Athlete);

        Assert.True(all.Count > kept.Count);
        Assert.All(kept.GroupBy(finding => finding.Block), block => Assert.True(block.Count() <= RuleBook.MostPerBlock));
        Assert.Equal(kept.OrderByDescending(finding => finding.Severity).Select(finding => finding.RuleId), kept.Select(finding => finding.RuleId));
        Assert.All(all.GroupBy(finding => finding.Block), block => Assert.Equal(
            block.Take(3).Select(finding => finding.RuleId), kept.Where(finding => finding.Block == block.Key).Select(finding => finding.RuleId)));
        Assert.Equal(["WL06a", "WL06b", "WL09"], kept.TakeWhile(finding => finding.Severity == RuleSeverity.Act).Select(finding => finding.RuleId));
    }

    [Fact]
    public void Among_equals_certain_ones_come_before_tentative_ones_and_then_the_order_of_the_book_counts()
    {
        var scene = new RuleScene("Mobility", "Overhead Squat") { Error = 0.05 }
            .With("depth", 0.0001).With("trunk_shin_difference", 15.2).With("trunk_lean", 60).With("arm_flexion", 120).With("heel_rise", 0.05);

        var found = scene.Judge();

        Assert.Equal([("MB02", false), ("MB04b", false), ("MB05a", false), ("MB01", true), ("MB04a", true)], found.Select(finding => (finding.RuleId, finding.IsTentative)));
    }

    [Fact]
    public void The_same_numbers_give_the_same_findings()
    {
        var scene = Everything("Running", "Running");

        Assert.Equivalent(scene.Judge(), scene.Judge(), strict: true);
    }

    [Fact]
    public void Of_repetitions_the_middle_one_of_those_that_met_the_rule_is_shown()
    {
        var high = new RuleScene("Mobility", "Overhead Squat").With("trunk_lean", 70);

        var found = Assert.Single(new RuleScene("Mobility", "Overhead Squat").With("trunk_lean", 50).Repeated(4, high, 1, "repetition").Judge());

        Assert.Equal((50, 5, 5, "repetition"), (found.Values[0].Value, found.Met, found.Judged, found.Counted));
        Assert.Equal((45, "deg"), (found.Limit, found.Values[0].Unit));
    }

    [Fact]
    public void What_a_step_does_not_have_is_that_of_the_clip()
    {
        var step = new RuleScene("Running", "Running").With("cadence", 160);
        var run = new RuleScene("Running", "Running").With("speed", 3).Repeated(0, step, 8, "step");

        Assert.Equal(["RN01"], run.Judge().Select(finding => finding.RuleId));
        Assert.Empty(run.With("speed", 2).Judge());
    }

    [Fact]
    public void Movements_of_another_kind_are_not_judged()
    {
        var (slow, fast) = (Pull(1.2, 0.6), Pull(1.9, 0.75));

        Assert.Contains(Pull(1.9, 0.75).Repeated(0, slow, 3, "lift").Judge(), finding => finding.RuleId == "WL01");
        Assert.DoesNotContain(slow.Repeated(0, slow, 3, "repetition").Judge(), finding => finding.RuleId == "WL01");
        Assert.DoesNotContain(Joined(Pull(1.9, 0.75).Repeated(0, fast, 2, "lift"), Pull(1.2, 0.6).Repeated(0, slow, 4, "repetition")), finding => finding.RuleId == "WL01");

        static RuleScene Pull(double speed, double height) =>
            new RuleScene("Weightlifting", "snatch").With("max_bar_speed", speed).With("max_bar_height_share", 100 * height).With("is_success", 0);

        static IReadOnlyList<Finding> Joined(RuleScene one, RuleScene other) =>
            RuleBook.JudgeAll(one.Build() with { Segments = [.. one.Build().Segments, .. other.Build().Segments] }, one.Athlete, null);
    }

    [Fact]
    public void A_lift_without_a_metric_is_not_judged_by_that_of_another()
    {
        var whole = new RuleScene("Weightlifting", "clean").With("max_bar_speed", 1).With("max_bar_height_share", 50).With("is_success", 0);
        var without = new RuleScene("Weightlifting", "clean").With("max_bar_speed", 1).With("max_bar_height_share", 50);

        var found = Assert.Single(whole.Repeated(2, without, 2, "lift").Judge(), finding => finding.RuleId == "WL01");

        Assert.Equal((2, 2), (found.Met, found.Judged));
    }

    [Fact]
    public void Without_the_facts_that_a_rule_needs_it_is_silent()
    {
        var scene = new RuleScene("Jumping", "Countermovement Jump").With("countermovement_depth", 0.6).With("jump_height", 0.1);

        Assert.Contains(RuleBook.Judge(scene.Build(), scene.Athlete, new Dictionary<string, double> { ["jump_height"] = 0.4 }), finding => finding.RuleId == "JP01");
        Assert.Contains(RuleBook.Judge(scene.Build(), scene.Athlete), finding => finding.RuleId == "JP03a");
        Assert.Empty(RuleBook.Judge(scene.Build(), new Athlete()));
    }

    [Fact]
    public void An_empty_analysis_or_an_unknown_activity_gives_nothing()
    {
        Assert.Empty(new RuleScene("Chess", "Blitz").With("max_bar_speed", 1).Judge());
        Assert.Empty(new RuleScene("Running", "Running").Judge());
    }

    [Fact]
    public void One_of_several_conditions_is_enough_where_a_rule_says_any()
    {
        var any = new Condition { Any = [Below("a", 1), Below("b", 1)] };
        Trial Try(double a, double b) => any.Try(new Evidence(new RuleScene("Running", "Running").With("a", a).With("b", b).Build(), new Athlete(), null), null);

        Assert.Equal((Outcome.Yes, "b"), (Try(2, 0).Outcome, Try(2, 0).Term.Metric));
        Assert.Equal((Outcome.Yes, "a"), (Try(0, double.NaN).Outcome, Try(0, double.NaN).Term.Metric));
        Assert.Equal(Outcome.No, Try(2, 2).Outcome);
        Assert.Equal(Outcome.Unknown, Try(double.NaN, double.NaN).Outcome);
    }

    [Fact]
    public void Errors_follow_the_arithmetic()
    {
        var (one, other) = (new Reading(10, 9, 12), new Reading(2, 1, 4));

        Assert.Equal(new Reading(-20, -24, -18), one.Scaled(-2));
        Assert.Equal(new Reading(8, 5, 11), one.Minus(other));
        Assert.Equal(new Reading(5, 2.25, 12), one.Over(other));
        Assert.Equal(new Reading(2, 0, 4), new Reading(-2, -4, 1).Absolute());
        Assert.Equal(new Reading(2, 1, 4), new Reading(-2, -4, -1).Absolute());
        Assert.False(one.Over(Reading.Exact(0)).IsKnown);
    }

    [Fact]
    public void Statistics_of_few_or_inexact_segments_are_uncertain()
    {
        Reading[] exact = [.. new[] { 1, 1.1, 0.9, 1.1, 0.9 }.Select(value => Reading.Exact(value))];
        Reading[] vague = [.. exact.Select(one => new Reading(one.Value, one.Value - 0.3, one.Value + 0.3))];

        Assert.Equal(0.1, SegmentStatistics.Variation(exact).Value, 1e-9);
        Assert.True(SegmentStatistics.Variation(exact) is { Low: > 0.03 and < 0.05, High: > 0.15 });
        Assert.Equal(0, SegmentStatistics.Variation(vague).Low);
        Assert.False(SegmentStatistics.Variation(exact[..2]).IsKnown);
        Assert.Equal(0, SegmentStatistics.SideDifference(exact, exact).Value);
        Assert.False(SegmentStatistics.SideDifference(exact, []).IsKnown);
    }

    private static Condition Below(string metric, double limit) => new() { Metric = metric, Below = new Limit(new Dictionary<string, double> { ["default"] = limit }) };

    // Later rules win where two look at the same number; enough fire all the same.
    private static RuleScene Everything(string activity, string exercise)
    {
        var scene = new RuleScene(activity, exercise);
        foreach (var rule in RuleBook.For(activity).Rules.Where(rule => rule.IsFor(exercise) && !rule.PerClip)) scene.With(rule, RuleScene.Beyond(rule, exercise, null));
        return scene;
    }
}
