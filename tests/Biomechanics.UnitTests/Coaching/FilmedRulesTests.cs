using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>Rules meet movements: a fault that is built into a filmed script is found by the rule that speaks of it, and a clean one is left alone.</summary>
public sealed class FilmedRulesTests
{
    /// <summary>Faults, the clean movement that they are built into, and the rules that must find them; those of <c>info</c> and <c>act</c> count fully.</summary>
    public static TheoryData<string, string, string> Faults { get; } = new()
    {
        { "bar swings forward", "snatch", "WL06a WL06b" },
        { "bar stays over the toes", "snatch", "WL05" },
        { "jump forward", "snatch", "WL08a" },
        { "jump back", "snatch", "WL08b" },
        { "early arm bend", "snatch without plates", "WL11" },
        { "slow transition", "snatch", "WL03 WL14" },
        { "hips first", "snatch", "WL09" },
        { "no second knee bend", "snatch without plates", "WL04" },
        { "dip forward", "clean and jerk", "WL18c" },
        { "low cadence", "run", "RN01" },
        { "overstride", "run", "RN02a" },
        { "long contact", "run", "RN07 RN08b" },
        { "uneven contacts", "run", "RN09a" },
        { "run bent over", "run", "RN05b" },
        { "bouncing run", "run", "RN06a RN06b" },
        { "deep countermovement", "countermovement jump", "JP03a" },
        { "stiff landing", "countermovement jump", "JP07 JP08" },
        { "landing lower than take-off", "countermovement jump", "JP04a" },
        { "slow drop jump", "drop jump", "JP05" },
        { "shallow squat", "overhead squat", "MB01" },
        { "heels rise over stiff ankles", "overhead squat", "MB02 MB03 MB08a" },
        { "trunk leans though ankles bend", "overhead squat", "MB04a MB04b MB08b" },
        { "arms stay low though the trunk is upright", "overhead squat", "MB05a MB05b MB08c" },
        { "bar behind the feet", "overhead squat", "MB05d" },
        { "bent elbows", "overhead squat", "MB05c" },
        { "pain", "overhead squat", "MB07" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_by_its_rule_and_not_in_the_clean_movement(string fault, string clean, string rules)
    {
        var found = Judge(fault);
        TestContext.Current.TestOutputHelper?.WriteLine(Text(found));

        foreach (var rule in rules.Split(' '))
        {
            Assert.Contains(found, finding => finding.RuleId == rule && !finding.IsTentative);
            Assert.DoesNotContain(Judge(clean), finding => finding.RuleId == rule);
        }
    }

    [Theory]
    [MemberData(nameof(CoachedFilms.CleanNames), MemberType = typeof(CoachedFilms))]
    public void A_clean_movement_has_nothing_that_must_change(string name)
    {
        var found = Judge(name);
        TestContext.Current.TestOutputHelper?.WriteLine(Text(found));

        Assert.DoesNotContain(found, finding => finding.Severity == RuleSeverity.Act);
    }

    // Power grows with what is on the bar, and a test of height wants a straight landing.
    [Theory]
    [InlineData("snatch", "WL21")]
    [InlineData("clean", "WL21")]
    [InlineData("countermovement jump", "JP07")]
    [InlineData("drop jump", "JP07")]
    public void A_rule_that_holds_for_every_good_movement_of_its_kind_would_say_nothing(string name, string rule) =>
        Assert.DoesNotContain(Judge(name), finding => finding.RuleId == rule);

    [Fact]
    public void Every_fault_is_in_the_table() => Assert.Equal(CoachedFilms.FaultNames.Order(), Faults.Select(row => row.Data.Item1).Order());

    [Fact]
    public void What_ails_a_squat_is_told_before_what_it_looks_like()
    {
        var (analysis, athlete) = CoachedFilms.Of("heels rise over stiff ankles");

        Assert.Equal("MB08a", RuleBook.Judge(analysis, athlete)[0].RuleId);
        Assert.Contains("seems to be the ankles", CoachingSummary.Compose(analysis, athlete, "final_summary", "en", MeasurementSystem.Metric), StringComparison.Ordinal);
    }

    [Fact]
    public void What_hurts_is_told_before_everything() =>
        Assert.Equal(("MB07", RuleSeverity.Act), (Judge("pain")[0].RuleId, Judge("pain")[0].Severity));

    [Fact]
    public void A_cue_is_not_given_twice()
    {
        var (analysis, athlete) = CoachedFilms.Of("uneven contacts");
        var text = CoachingSummary.Compose(analysis, athlete, "rhythm", "en", MeasurementSystem.Metric);

        Assert.Single(text.Split("Film again").Skip(1));
    }

    [Fact]
    public void A_figure_that_cameras_read_too_low_is_said_to_be_so()
    {
        var (film, athlete) = CoachedFilms.Of("snatch");
        var force = film.Metrics["max_GRF"];
        var verdicts = new Dictionary<string, MetricQuality>(film.Quality.Metrics) { ["max_GRF"] = film.Quality.Metrics["max_GRF"] with { Low = force + 100, High = force + 400 } };
        var analysis = film with { Quality = film.Quality with { Metrics = verdicts } };

        Assert.Contains(" N as filmed (the true value lies at ", CoachingSummary.Compose(analysis, athlete, "ground_reaction_force", "en", MeasurementSystem.Metric).Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Judge(string name)
    {
        var (analysis, athlete) = CoachedFilms.Of(name);
        return RuleBook.JudgeAll(analysis, athlete, null);
    }

    private static string Text(IReadOnlyList<Finding> found) => string.Join('\n', found.Select(finding =>
        $"{finding.RuleId} {finding.Severity}{(finding.IsTentative ? "?" : "")} {finding.Values[0].Metric} {finding.Values[0].Value:0.###} [{finding.Values[0].Low:0.###}, {finding.Values[0].High:0.###}]"));
}
