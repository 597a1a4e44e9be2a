using System.Text.RegularExpressions;
using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>Every finding can be said in every language and system of units, correctly and with restraint.</summary>
public sealed partial class FindingTextTests
{
    private static readonly string[] Languages = ["en", "ru", "de"];

    /// <summary>Every rule once.</summary>
    public static TheoryData<string, string> Rules
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var activity in (string[])["Weightlifting", "Running", "Jumping", "Mobility"])
            {
                foreach (var id in RuleBook.For(activity).Ids) data.Add(activity, id);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_one_fact_and_one_cue_in_every_language(string activity, string id)
    {
        var finding = Find(activity, id);
        foreach (var language in Languages)
        {
            foreach (var system in Enum.GetValues<MeasurementSystem>())
            {
                var sentences = FindingText.Sentences(finding, Phrases.Parse(language), system).ToArray();
                Assert.Equal(2, sentences.Length);
                Assert.All(sentences, sentence => Assert.Single(SentenceEnd().Matches(sentence)));
                var text = FindingText.Render(finding, language, system);
                Assert.DoesNotMatch(@"[{}]|–[^\d ]|\(–| –[.,)]|NaN|∞|  ", text);
                Assert.Matches(@"\d", text);
                Assert.Equal(language == "ru", Cyrillic().IsMatch(text));
                if (language != "en") Assert.DoesNotMatch(@"\d\.\d", text);
                if (language == "en") Assert.DoesNotMatch(@"\d,\d", text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_text_diagnoses_or_claims_that_something_injures(string activity, string id)
    {
        var rule = RuleBook.Find(id)!;
        Assert.Contains(rule, RuleBook.For(activity).Rules);
        Assert.All(rule.En.Concat(rule.De).Concat(rule.Ru), text => Assert.DoesNotMatch(Forbidden(), text));
        if (Harm().IsMatch(rule.En[0]) && rule.Id != "MB07")
        {
            Assert.Contains("associated with", rule.En[0], StringComparison.Ordinal);
            Assert.Contains("Zusammenhang", rule.De[0], StringComparison.Ordinal);
            Assert.Contains("связан", rule.Ru[0], StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Only_what_was_read_in_a_source_is_called_usual(string activity, string id)
    {
        var rule = RuleBook.Find(id)!;
        Assert.NotEmpty(activity);
        if (!rule.Basis.Contains("[V]", StringComparison.Ordinal)) Assert.All(rule.En.Concat(rule.De).Concat(rule.Ru), text => Assert.DoesNotMatch(Usual(), text));
    }

    [Theory]
    [InlineData("en", MeasurementSystem.Metric, "1.20 m/s", "1.45–1.80 m/s")]
    [InlineData("en", MeasurementSystem.Imperial, "3.94 ft/s", "4.76–5.91 ft/s")]
    [InlineData("de", MeasurementSystem.Metric, "1,20 m/s", "1,45–1,80 m/s")]
    [InlineData("ru", MeasurementSystem.Metric, "1,20 м/с", "1,45–1,80 м/с")]
    [InlineData("ru", MeasurementSystem.Imperial, "3,94 фут/с", "4,76–5,91 фут/с")]
    [InlineData("fr", MeasurementSystem.Metric, "1.20 m/s", "1.45–1.80 m/s")]
    [InlineData("de-AT", MeasurementSystem.Metric, "1,20 m/s", "1,45–1,80 m/s")]
    public void Values_and_references_come_in_the_units_of_the_reader(string language, MeasurementSystem system, string value, string reference)
    {
        var finding = new RuleScene("Weightlifting", "clean_and_jerk").With("jerk_drive_speed", 1.2).Judge().Single();

        var text = FindingText.Render(finding, language, system).Replace('\u00A0', ' ');

        Assert.Contains(value, text, StringComparison.Ordinal);
        Assert.Contains(reference, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bar_loop", "m", 0.25, "25.0 cm", "9.8 in")]
    [InlineData("max_bar_height", "m", 1.2, "1.20 m", "47.2 in")]
    [InlineData("max_grf_landing", "N", 3000, "3000 N", "674 lbf")]
    [InlineData("barbell_weight", "kg", 75, "75.0 kg", "165.3 lb")]
    [InlineData("rsi", "m/s", 1.5, "1.50", "1.50")]
    [InlineData("bar_sway", "1", 0.0812, "8.1 %", "8.1 %")]
    [InlineData("trunk_lean", "deg", 44.6, "45°", "45°")]
    [InlineData("bar_drop", "share", 0.1234, "12.3 %", "12.3 %")]
    [InlineData("bar_pull_toward", "m", -0.05, "−5.0 cm", "−2.0 in")]
    [InlineData("trunk_lean", "deg", -0.2, "0°", "0°")]
    [InlineData("bar_past_the_knee_speed", "m/s²", 2, "2.0 m/s²", "6.6 ft/s²")]
    public void Numbers_are_converted_by_the_factors_of_the_reference(string metric, string unit, double value, string metrical, string imperial)
    {
        Assert.Equal(metrical, new NumberText(Language.English, MeasurementSystem.Metric).One(value, metric, unit).Replace('\u00A0', ' '));
        Assert.Equal(imperial, new NumberText(Language.English, MeasurementSystem.Imperial).One(value, metric, unit).Replace('\u00A0', ' '));
    }

    [Fact]
    public void Ranges_with_one_end_or_below_nought_can_be_read()
    {
        string Range(Language language, double low, double high) => new NumberText(language, MeasurementSystem.Metric).Range(low, high, "bar_loop", "m").Replace('\u00A0', ' ');

        Assert.Equal("at least 5.0 cm", Range(Language.English, 0.05, double.NaN));
        Assert.Equal("höchstens 5,0 cm", Range(Language.German, double.NaN, 0.05));
        Assert.Equal("не менее 5,0 см", Range(Language.Russian, 0.05, double.NaN));
        Assert.Equal("−7.0 … −4.0 cm", Range(Language.English, -0.07, -0.04));
    }

    [Fact]
    public void A_doubt_and_a_share_are_said_between_fact_and_cue()
    {
        var scene = new RuleScene("Mobility", "Overhead Squat") { Error = 0.05 }.With("trunk_lean", 46);
        var steep = new RuleScene("Mobility", "Overhead Squat").With("trunk_lean", 30);

        var finding = scene.Repeated(4, steep, 1, "repetition").Judge().Single();

        Assert.Equal(
            "The trunk leans 46° forward (guide value: at most 45°). The threshold lies inside the measurement error, so this may not be so. "
            + "Repetitions: 4 of 5. Sit down between the feet and strengthen the upright position with front squats.",
            FindingText.Render(finding, "en", MeasurementSystem.Metric));
        Assert.Contains("Повторы: 4 из 5.", FindingText.Render(finding, "ru", MeasurementSystem.Metric), StringComparison.Ordinal);
        Assert.Contains("Wiederholungen: 4 von 5.", FindingText.Render(finding, "de", MeasurementSystem.Metric), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_rounds_to_its_threshold_is_given_more_exactly()
    {
        var finding = new RuleScene("Weightlifting", "snatch").With("velocity_drop_transition", 0.203).Judge().Single();

        Assert.StartsWith("The bar lost 0.203 m/s on its way past the knees (guide value: at most 0.200 m/s).", FindingText.Render(finding, "en", MeasurementSystem.Metric).Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    private static Finding Find(string activity, string id)
    {
        var rule = RuleBook.Find(id)!;
        var exercise = RuleBook.For(activity).Exercises.First(rule.IsFor);
        return new RuleScene(activity, exercise).With(rule, RuleScene.Beyond(rule, exercise, null)).Judge().Single(finding => finding.RuleId == id);
    }

    [GeneratedRegex(@"[.!?](\s|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[а-яё]")]
    private static partial Regex Cyrillic();

    [GeneratedRegex("(?i)diagnos|диагноз|диагност|causes? (pain|injur)|verursacht|приводит к|syndrom|синдром|patholog|патолог|krankhaft")]
    private static partial Regex Forbidden();

    [GeneratedRegex("(?i)injur|pain|harm|risk|damage")]
    private static partial Regex Harm();

    [GeneratedRegex("(?i)usual|üblich|обычно")]
    private static partial Regex Usual();
}
