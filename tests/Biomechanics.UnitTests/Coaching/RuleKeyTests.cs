using Aikynetix.Biomechanics.Coaching;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.Weightlifting;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>The rule-book speaks of metrics that the analyses really give, in the units in which they give them.</summary>
public sealed class RuleKeyTests
{
    private static readonly Dictionary<string, (string Unit, string[] Keys)[]> Given = new()
    {
        ["Weightlifting"] = LiftKeys.Units,
        ["Jumping"] = JumpKeys.Units,
        ["Running"] = RunKeys.Units,
        ["Mobility"] = MobilityKeys.Units,
    };

    /// <summary>The activities.</summary>
    public static TheoryData<string> Activities { get; } = [.. Given.Keys];

    [Theory]
    [MemberData(nameof(Activities))]
    public void Every_metric_that_the_book_names_is_given_by_its_activity_in_the_same_unit(string activity)
    {
        var units = UnitsOf(activity);

        // An exception excuses that a metric is not there, and nothing else.
        var wrong = Named(activity).Where(key => units.ContainsKey(key) || !RuleGaps.Keys.ContainsKey((activity, key)))
            .Where(key => units.GetValueOrDefault(key) != Lexicon.Default.Unit(key))
            .Select(key => $"{key}: the book has '{Lexicon.Default.Unit(key)}', the analysis '{units.GetValueOrDefault(key)}'");

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void An_exception_is_named_by_the_book_and_goes_when_its_metric_comes(string activity)
    {
        var units = UnitsOf(activity);

        Assert.All(RuleGaps.Keys.Keys.Where(gap => gap.Activity == activity), gap =>
        {
            Assert.Contains(gap.Key, Named(activity));
            Assert.False(RuleGaps.Keys[gap] != RuleGaps.Coming && units.ContainsKey(gap.Key), $"{gap.Key} is given now: take it off the list.");
        });
    }

    [Theory]
    [MemberData(nameof(CoachedFilms.CleanNames), MemberType = typeof(CoachedFilms))]
    public void A_filmed_movement_has_every_key_that_its_rules_look_at(string name)
    {
        var analysis = CoachedFilms.Of(name).Analysis;
        var book = RuleBook.For(analysis.Activity);
        var ofClip = analysis.Segments.Count == 0 ? [] : analysis.Segments[0].Metrics.Keys;
        var named = book.Rules.Where(rule => rule.IsFor(analysis.Exercise)).SelectMany(rule => rule.When.Names).Distinct();

        Assert.Contains(analysis.Exercise, book.Exercises);
        Assert.Empty(named.Where(key => !Evidence.Facts.ContainsKey(key) && !RuleGaps.Keys.ContainsKey((analysis.Activity, key)))
            .Where(key => !key.EndsWith("_set", StringComparison.Ordinal))
            .Except(analysis.Metrics.Keys).Except(ofClip));
    }

    [Fact]
    public void A_rule_that_no_analysis_can_meet_is_known_to_be_so()
    {
        var id = Assert.Single(RuleGaps.Dormant.Keys);
        var terms = RuleBook.Find(id)!.When.Terms.ToDictionary(term => term.Metric);
        var steepest = terms["incline"].LimitFor("Running", null);

        Assert.True(RunPower.Cost(steepest) < terms["power_for_1kg"].LimitFor("Running", null), "It can be met now: take it off the list.");
    }

    private static Dictionary<string, string> UnitsOf(string activity) =>
        Given[activity].SelectMany(group => group.Keys.Select(key => (key, group.Unit))).ToDictionary(pair => pair.key, pair => pair.Unit);

    // By rules, topics, key figures and usual ranges.
    private static IEnumerable<string> Named(string activity)
    {
        var book = RuleBook.For(activity);
        var about = book.Rules.SelectMany(rule => rule.About).Where(topic => !Topics.Of(activity).ContainsKey(topic));
        var usual = Lexicon.Default.Keys.Where(key => Lexicon.Default.Find(key)!.Usual.Any(range => range.Activity == activity));
        return book.Metrics.Concat(about).Concat(Topics.Of(activity).Values.SelectMany(figures => figures)).Concat(usual).Distinct();
    }
}
