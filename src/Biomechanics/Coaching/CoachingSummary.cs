namespace Aikynetix.Biomechanics.Coaching;

/// <summary>
/// Writes a few sentences about one topic from the rule-book alone: what was measured and what lies where it should, the gravest finding, why it
/// matters and one cue; about a whole block the cue of the next finding too. The same analysis always gives the same text.
/// </summary>
public static class CoachingSummary
{
    private const int MostSentences = 4;
    private const int MostFigures = 2;

    /// <summary>Two to five sentences about one topic; one that gives the reason when it could not be measured.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="athlete">What is known about the athlete.</param>
    /// <param name="topic">One of <see cref="RuleBook.TopicsOf"/> or a metric key.</param>
    /// <param name="language"><c>en</c>, <c>ru</c> or <c>de</c>; English for every other.</param>
    /// <param name="system">The units of the numbers.</param>
    /// <param name="baselines">Metric key to what is usual for this athlete, SI units; null when nothing is known.</param>
    public static string Compose(
        MotionAnalysis analysis, Athlete athlete, string topic, string language, MeasurementSystem system, IReadOnlyDictionary<string, double>? baselines = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(athlete);
        var spoken = Phrases.Parse(language);
        var figures = new FigureText(analysis, athlete, spoken, system);
        var trusted = figures.Trusted(topic).Take(MostFigures).ToArray();
        var findings = RuleBook.JudgeAll(analysis, athlete, baselines).Where(finding => Concerns(finding, topic)).ToArray();
        var advice = Advice.Find(analysis.Activity, topic);
        if (trusted.Length == 0 && findings.Length == 0) return figures.Untrusted(topic).FirstOrDefault() ?? Phrases.NotMeasured(spoken);

        List<string> sentences = trusted.Length == 0 ? [] : [Phrases.Capital(string.Join("; ", trusted.Select(figure => figure.Text))) + "."];
        if (findings.Length > 0) sentences.AddRange(FindingText.Facts(findings[0], spoken, system));
        if (advice is not null) sentences.Add(Advice.In(advice.Why, spoken));
        if (findings.Length > 0 && FindingText.Cue(findings[0], spoken, system) is { } cue) sentences.Add(cue);
        if (findings.Length > 0 && advice is null && NextCue(findings, spoken, system) is { } next) sentences.Add(Phrases.Next(spoken, next));
        if (findings.Length == 0)
        {
            sentences.Add(
                advice is not null ? Advice.In(advice.Cue, spoken)
                : trusted.Any(figure => figure.IsOutside) ? Phrases.NothingToAdd(spoken) : Phrases.NothingToChange(spoken));
        }

        return string.Join(' ', sentences.Take(advice is null ? MostSentences : MostSentences + 1));
    }

    /// <summary>Whether a finding belongs to a topic.</summary>
    internal static bool Concerns(Finding finding, string topic) =>
        topic == Topics.Final || finding.Block == topic || finding.About.Contains(topic, StringComparer.Ordinal) || finding.Values.Any(value => value.Metric == topic);

    // Something new, and not what is only worth knowing after something that is worth changing.
    private static string? NextCue(Finding[] findings, Language language, MeasurementSystem system)
    {
        var first = FindingText.Cue(findings[0], language, system);
        return findings.Skip(1).Where(finding => finding.Severity > RuleSeverity.Info || findings[0].Severity == RuleSeverity.Info)
            .Select(finding => FindingText.Cue(finding, language, system)).FirstOrDefault(cue => cue != first);
    }
}
