using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>The few sentences about a topic: figures with intervals first, then what to change, or that nothing needs to.</summary>
public sealed class CoachingSummaryTests
{
    [Fact]
    public void A_good_lift_is_told_so()
    {
        var scene = Snatch(1.8);

        Assert.Equal(
            "Greatest bar speed: 1.80 m/s (90 % interval 1.76–1.84 m/s), inside 1.65–2.05 m/s. Nothing needs to change here: keep it as it is.",
            Compose(scene, "velocity", "en", MeasurementSystem.Metric));
        Assert.Equal(
            "Größte Hantelgeschwindigkeit: 1,80 m/s (90-%-Intervall 1,76–1,84 m/s), im Zielbereich 1,65–2,05 m/s. Hier muss sich nichts ändern: so beibehalten.",
            Compose(scene, "velocity", "de", MeasurementSystem.Metric));
        Assert.Equal(
            "Наибольшая скорость штанги: 1,80 м/с (90-процентный интервал 1,76–1,84 м/с), в пределах ориентира 1,65–2,05 м/с. Здесь ничего менять не нужно: продолжайте так же.",
            Compose(scene, "velocity", "ru", MeasurementSystem.Metric));
    }

    [Fact]
    public void A_finding_follows_what_is_good_and_the_next_cue_follows_the_finding()
    {
        var scene = Snatch(1.8).With("velocity_drop_transition", 0.4).With("first_pull_end", 0.2).With("transition", 0.5);

        Assert.Equal(
            "Greatest bar speed: 5.91 ft/s (90 % interval 5.78–6.03 ft/s), inside 5.41–6.73 ft/s; loss of bar speed in the transition: 1.31 ft/s (90 % interval 1.28–1.34 ft/s). "
            + "The bar lost 1.31 ft/s on its way past the knees (guide value: at most 0.66 ft/s). Keep pushing through the floor and sweep the bar in toward the thighs. "
            + "Next: Move through the knees without waiting and go straight into the second pull.",
            Compose(scene, "velocity", "en", MeasurementSystem.Imperial));
    }

    [Fact]
    public void A_figure_outside_its_range_without_a_rule_is_not_praised() =>
        Assert.EndsWith("The rule-book has nothing to add here.", Compose(Snatch(1.6), "velocity", "en", MeasurementSystem.Metric), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "Greatest ground reaction force: 2000 N; this value is doubtful. Doubtful.")]
    [InlineData("de", "Größte Bodenreaktionskraft: 2000 N; dieser Wert ist unsicher, die Hinweise zur Qualität nennen den Grund.")]
    [InlineData("ru", "Наибольшая реакция опоры: 2000 Н; это значение сомнительно, причины — в примечаниях к качеству.")]
    public void What_is_doubtful_is_said_to_be_so(string language, string text)
    {
        var scene = new RuleScene("Weightlifting", "snatch").With("max_power", double.NaN);
        scene.Doubtful.Add("max_GRF");

        Assert.Equal(text, Compose(scene.With("max_GRF", 2000), "power", language, MeasurementSystem.Metric));
    }

    [Theory]
    [InlineData("en", "Greatest ground reaction force: not measured. The body mass is not known; set the client's weight.")]
    [InlineData("de", "Größte Bodenreaktionskraft: nicht gemessen. Die Körpermasse ist unbekannt; das Gewicht des Kunden eintragen.")]
    [InlineData("ru", "Наибольшая реакция опоры: измерить не удалось. Масса тела неизвестна; укажите вес клиента.")]
    public void What_was_not_measured_gives_its_reason(string language, string text)
    {
        var scene = new RuleScene("Weightlifting", "snatch").With("max_GRF", double.NaN).Build();
        var verdicts = new Dictionary<string, MetricQuality> { ["max_GRF"] = new(false, "The body mass is not known; set the client's weight.") };

        Assert.Equal(text, CoachingSummary.Compose(
            scene with { Quality = scene.Quality with { Metrics = verdicts } }, new Athlete(), "ground_reaction_force", language, MeasurementSystem.Metric));
    }

    [Fact]
    public void A_recommendation_says_what_was_seen_why_it_matters_and_what_to_do()
    {
        var scene = Snatch(1.8);

        Assert.Equal(
            "Greatest bar speed: 1.80 m/s (90 % interval 1.76–1.84 m/s), inside 1.65–2.05 m/s. "
            + "The greatest bar speed decides how high the bar flies and how much time is left to get under it. Let the bar gain speed all the way up, with no pause at the knees.",
            Compose(scene, "barbell_velocity", "en", MeasurementSystem.Metric));
        Assert.EndsWith(
            "how much time is left to get under it. Keep pushing through the floor and sweep the bar in toward the thighs.",
            Compose(scene.With("velocity_drop_transition", 0.4), "barbell_velocity", "en", MeasurementSystem.Metric), StringComparison.Ordinal);
    }

    [Fact]
    public void A_brief_tells_every_figure_and_every_finding_with_its_numbers()
    {
        var scene = Snatch(1.8).With("velocity_drop_transition", 0.4).With("mean_bar_speed", double.NaN);
        var brief = CoachingBrief.Of(scene.Build(), scene.Athlete, "barbell_velocity", "en", MeasurementSystem.Metric);

        Assert.StartsWith("greatest bar speed: 1.80", brief.Measurements[0].Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.StartsWith("Mean bar speed of the pull: not measured", brief.Measurements[1], StringComparison.Ordinal);
        Assert.Contains(brief.Findings, finding => finding.StartsWith("The bar lost 0.40", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_topic_of_every_activity_has_two_to_five_sentences_in_every_language()
    {
        foreach (var activity in (string[])["Weightlifting", "Running", "Jumping", "Mobility"])
        {
            var book = RuleBook.For(activity);
            foreach (var exercise in book.Exercises)
            {
                var full = new RuleScene(activity, exercise) { Error = 0.001 };
                foreach (var key in Lexicon.Default.Keys) full.With(key, 0.3);
                foreach (var rule in book.Rules.Where(rule => rule.IsFor(exercise) && !rule.PerClip)) full.With(rule, RuleScene.Beyond(rule, exercise, null));
                foreach (var topic in RuleBook.TopicsOf(activity).Concat(Advice.Of(activity).Keys).Concat(book.Metrics).Distinct())
                {
                    foreach (var language in (string[])["en", "ru", "de"])
                    {
                        var text = Compose(full, topic, language, MeasurementSystem.Metric);
                        Assert.InRange(text.Split(". ").Length, 2, 5);
                        Assert.Equal(text, Compose(full, topic, language, MeasurementSystem.Metric));
                        Assert.DoesNotMatch("[{}]|NaN", text);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("Weightlifting", "velocity power stability final_summary power_output ground_reaction_force barbell_velocity hip_velocity shin_angle hip_height torso_angle hip_angle knee_angle bar_height barbell_trajectory vertical_shoulder_height")]
    [InlineData("Jumping", "jump_flight jump_forces control_and_stability efficiency final_summary hip_height hip_speed grf power kne_angle ank_angle hip_angle")]
    public void The_topics_are_those_of_the_contract(string activity, string topics) =>
        Assert.Equal(topics.Split(' ').Order(), RuleBook.TopicsOf(activity).Order());

    [Fact]
    public void A_summary_of_everything_takes_the_gravest_finding_of_all_blocks()
    {
        var scene = Snatch(1.8).With("velocity_drop_transition", 0.4).With("first_pull_torso_change", -15);

        Assert.Contains("The hips rose before the shoulders", Compose(scene, "final_summary", "en", MeasurementSystem.Metric), StringComparison.Ordinal);
        Assert.Contains("The hips rose before the shoulders", Compose(scene, "torso_angle", "en", MeasurementSystem.Metric), StringComparison.Ordinal);
        Assert.DoesNotContain("hips", Compose(scene, "bar_height", "en", MeasurementSystem.Metric), StringComparison.Ordinal);
    }

    private static RuleScene Snatch(double speed) => new RuleScene("Weightlifting", "snatch") { Error = 0.0212 }.With("max_bar_speed", speed);

    private static string Compose(RuleScene scene, string topic, string language, MeasurementSystem system) =>
        CoachingSummary.Compose(scene.Build(), scene.Athlete, topic, language, system).Replace('\u00A0', ' ');
}
