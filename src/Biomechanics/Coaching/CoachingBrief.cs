namespace Aikynetix.Biomechanics.Coaching;

/// <summary>The facts about one topic for somebody else who writes: what was measured and how well, and what the rule-book finds. Every number is written out.</summary>
/// <param name="Measurements">One line for each key figure: value, interval and guide value, or why there is none to rely on.</param>
/// <param name="Findings">What the rule-book finds, gravest first, then why the topic matters.</param>
public sealed record CoachingBrief(IReadOnlyList<string> Measurements, IReadOnlyList<string> Findings)
{
    private const int MostFindings = 4;

    /// <summary>The facts about a topic.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="athlete">What is known about the athlete.</param>
    /// <param name="topic">One of <see cref="RuleBook.TopicsOf"/> or a metric key.</param>
    /// <param name="language"><c>en</c>, <c>ru</c> or <c>de</c>; English for every other.</param>
    /// <param name="system">The units of the numbers.</param>
    /// <param name="baselines">Metric key to what is usual for this athlete, SI units; null when nothing is known.</param>
    public static CoachingBrief Of(
        MotionAnalysis analysis, Athlete athlete, string topic, string language, MeasurementSystem system, IReadOnlyDictionary<string, double>? baselines = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(athlete);
        var spoken = Phrases.Parse(language);
        var figures = new FigureText(analysis, athlete, spoken, system);
        var findings = RuleBook.JudgeAll(analysis, athlete, baselines).Where(finding => CoachingSummary.Concerns(finding, topic)).Take(MostFindings)
            .Select(finding => string.Join(' ', FindingText.Sentences(finding, spoken, system)));
        var why = Advice.Find(analysis.Activity, topic) is { } advice ? [Advice.In(advice.Why, spoken)] : Array.Empty<string>();
        return new CoachingBrief([.. figures.Trusted(topic).Select(figure => figure.Text), .. figures.Untrusted(topic)], [.. findings, .. why]);
    }
}
