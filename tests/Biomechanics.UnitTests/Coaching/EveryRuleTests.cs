using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>What holds for each rule of the book, read from the tables: a new rule is tested as soon as it is written down.</summary>
public sealed class EveryRuleTests
{
    private static readonly string[] Activities = ["Weightlifting", "Running", "Jumping", "Mobility"];

    /// <summary>Activity and id of every rule, with each exercise and sex that it may judge.</summary>
    public static TheoryData<string, string, string, bool?> Rules => Judged(_ => true);

    /// <summary>The same of those that judge each repetition by itself, not the clip as a whole.</summary>
    public static TheoryData<string, string, string, bool?> RepetitionRules => Judged(rule => !rule.PerClip);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_fires_just_beyond_its_threshold_and_is_silent_just_inside(string activity, string id, string exercise, bool? isFemale)
    {
        var rule = RuleBook.Find(id)!;
        var found = Assert.Single(Beyond(activity, rule, exercise, isFemale).Judge(), finding => finding.RuleId == id);

        Assert.False(found.IsTentative);
        Assert.Equal((rule.Severity, rule.Block, rule.Basis), (found.Severity, found.Block, found.Basis));
        foreach (var inside in RuleScene.Inside(rule, exercise, isFemale)) Silent(new RuleScene(activity, exercise, isFemale).With(rule, inside), id);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_silent_when_something_that_it_needs_is_missing(string activity, string id, string exercise, bool? isFemale)
    {
        var rule = RuleBook.Find(id)!;
        foreach (var metric in rule.When.Names.Where(name => !Evidence.Facts.ContainsKey(name) && rule.When.Terms.All(term => term.Over is null)))
        {
            Silent(Beyond(activity, rule, exercise, isFemale).With(metric, double.NaN), id);
        }

        Silent(new RuleScene(activity, exercise, isFemale), id);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_doubtful_metric_counts_only_where_the_rule_says_so(string activity, string id, string exercise, bool? isFemale)
    {
        var rule = RuleBook.Find(id)!;
        foreach (var metric in rule.When.Names.Where(name => !Evidence.Facts.ContainsKey(name)))
        {
            var scene = new RuleScene(activity, exercise, isFemale);
            scene.Doubtful.Add(metric);
            scene.With(rule, RuleScene.Beyond(rule, exercise, isFemale));
            var takesDoubt = rule.When.Terms.Where(term => term.Metric == metric || term.Minus == metric || term.Of == metric).All(term => term.TakesDoubt);
            Assert.Equal(takesDoubt, scene.Judge().Any(finding => finding.RuleId == id));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Inside_the_interval_a_rule_is_tentative_and_what_is_only_worth_knowing_is_not_said(string activity, string id, string exercise, bool? isFemale)
    {
        var rule = RuleBook.Find(id)!;
        foreach (var error in new[] { 0.2, double.NaN })
        {
            var scene = new RuleScene(activity, exercise, isFemale) { Error = error };
            scene.With(rule, RuleScene.Beyond(rule, exercise, isFemale));
            var found = scene.Judge().SingleOrDefault(finding => finding.RuleId == id);
            if (rule.Severity == RuleSeverity.Info && !IsExact(rule))
            {
                Assert.Null(found);
            }
            else if (rule.Severity != RuleSeverity.Info)
            {
                Assert.True(found is { IsTentative: true, Severity: RuleSeverity.Watch });
            }
        }
    }

    [Theory]
    [MemberData(nameof(RepetitionRules))]
    public void A_rule_of_repetitions_needs_six_in_ten(string activity, string id, string exercise, bool? isFemale)
    {
        var rule = RuleBook.Find(id)!;
        var inside = RuleScene.Inside(rule, exercise, isFemale).First();

        RuleScene Scene(int met) => Beyond(activity, rule, exercise, isFemale).Repeated(met, new RuleScene(activity, exercise, isFemale).With(rule, inside), 10 - met, RuleBook.For(activity).Segment);

        var found = Assert.Single(Scene(6).Judge(), finding => finding.RuleId == id);
        Assert.Equal((6, 10, RuleBook.For(activity).Segment), (found.Met, found.Judged, found.Counted));
        Silent(Scene(5), id);
    }

    [Theory]
    [MemberData(nameof(RepetitionRules))]
    public void A_rule_needs_to_have_judged_a_third_of_all_repetitions(string activity, string id, string exercise, bool? isFemale)
    {
        var rule = RuleBook.Find(id)!;
        var hidden = new RuleScene(activity, exercise, isFemale);
        foreach (var metric in rule.When.Names) hidden.With(metric, double.NaN);

        var found = Assert.Single(Beyond(activity, rule, exercise, isFemale).Repeated(4, hidden, 6, RuleBook.For(activity).Segment).Judge(), finding => finding.RuleId == id);
        Assert.Equal((4, 4), (found.Met, found.Judged));
        Silent(Beyond(activity, rule, exercise, isFemale).Repeated(3, hidden, 7, RuleBook.For(activity).Segment), id);
    }

    private static TheoryData<string, string, string, bool?> Judged(Func<Rule, bool> isMeant)
    {
        var data = new TheoryData<string, string, string, bool?>();
        foreach (var activity in Activities)
        {
            foreach (var rule in RuleBook.For(activity).Rules.Where(isMeant))
            {
                foreach (var exercise in RuleBook.For(activity).Exercises.Where(rule.IsFor))
                {
                    foreach (var isFemale in DependsOnSex(rule) ? new bool?[] { null, true, false } : [null]) data.Add(activity, rule.Id, exercise, isFemale);
                }
            }
        }

        return data;
    }

    // Between two far limits, or about the clip itself, there is nothing to doubt.
    private static bool IsExact(Rule rule) => rule.When.Terms.Any(term => term is { Above: not null, Below: not null } || term.Metric == "frames_per_second");

    private static bool DependsOnSex(Rule rule) =>
        rule.When.Terms.SelectMany(term => new[] { term.Above, term.Below }).OfType<Limit>().Any(limit => limit.Names.Contains("female"));

    private static RuleScene Beyond(string activity, Rule rule, string exercise, bool? isFemale) =>
        new RuleScene(activity, exercise, isFemale).With(rule, RuleScene.Beyond(rule, exercise, isFemale));

    private static void Silent(RuleScene scene, string id) => Assert.DoesNotContain(scene.Judge(), finding => finding.RuleId == id);
}
