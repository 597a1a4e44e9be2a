namespace Aikynetix.Biomechanics.Coaching;

/// <summary>
/// Writes a few sentences about one topic from the rule-book alone: first what was measured and what lies where it should, then the
/// gravest finding with its cue, then the cue of the next one. The same analysis always gives the same text.
/// </summary>
public static class CoachingSummary
{
    private const int MostSentences = 4;
    private const int MostFigures = 2;

    /// <summary>Two to four sentences about one topic; one that says so when it could not be measured.</summary>
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
        var figures = Figures(analysis, athlete, topic, spoken, system);
        var findings = RuleBook.JudgeAll(analysis, athlete, baselines).Where(finding => Concerns(finding, topic)).ToArray();
        if (figures.Length == 0 && findings.Length == 0) return Phrases.NotMeasured(spoken);

        List<string> sentences = figures.Length == 0 ? [] : [Capital(string.Join("; ", figures.Select(figure => figure.Text))) + "."];
        if (findings.Length == 0)
        {
            sentences.Add(figures.Any(figure => figure.IsOutside) ? Phrases.NothingToAdd(spoken) : Phrases.NothingToChange(spoken));
        }
        else
        {
            sentences.AddRange(FindingText.Sentences(findings[0], spoken, system).Where(sentence => findings[0].Counted is null || sentence != Share(findings[0], spoken)));
            if (NextCue(findings, spoken, system) is { } cue) sentences.Add(Phrases.Next(spoken, cue));
        }

        return string.Join(' ', sentences.Take(MostSentences));
    }

    // Something new, and not what is only worth knowing after something that is worth changing.
    private static string? NextCue(Finding[] findings, Language language, MeasurementSystem system)
    {
        var first = FindingText.Cue(findings[0], language, system);
        return findings.Skip(1).Where(finding => finding.Severity > RuleSeverity.Info || findings[0].Severity == RuleSeverity.Info)
            .Select(finding => FindingText.Cue(finding, language, system)).FirstOrDefault(cue => cue != first);
    }

    private static string Share(Finding finding, Language language) => Phrases.Share(language, finding.Counted!, finding.Met, finding.Judged);

    private static bool Concerns(Finding finding, string topic) =>
        topic == Topics.Final || finding.Block == topic || finding.About.Contains(topic, StringComparer.Ordinal) || finding.Values.Any(value => value.Metric == topic);

    // Trusted figures only, those inside their range first.
    private static (string Text, bool IsOutside)[] Figures(MotionAnalysis analysis, Athlete athlete, string topic, Language language, MeasurementSystem system)
    {
        var numbers = new NumberText(language, system);
        var measured =
            from key in Topics.Figures(analysis.Activity, topic)
            let entry = Lexicon.Default.Find(key)
            where entry is not null && analysis.Metrics.TryGetValue(key, out var value) && double.IsFinite(value)
            where analysis.Quality.Metrics.TryGetValue(key, out var verdict) && verdict.Ok
            let usual = RuleBook.Reference(key, analysis.Activity, analysis.Exercise, athlete.IsFemale)
            let inside = usual is not null && usual.Holds(analysis.Metrics[key])
            orderby inside descending
            select (Figure(key, entry, usual, inside), usual is not null && !inside);
        return [.. measured.Take(MostFigures)];

        string Figure(string key, Lexicon.Entry entry, ReferenceRange? usual, bool inside)
        {
            var verdict = analysis.Quality.Metrics[key];
            var (value, hasInterval) = (analysis.Metrics[key], verdict.Low < verdict.High);
            var figure = Phrases.Figure(
                language,
                entry.Name(language),
                numbers.One(value, key, entry.Unit),
                hasInterval ? numbers.Range(verdict.Low, verdict.High, key, entry.Unit) : null,
                isBiased: value < verdict.Low || value > verdict.High);
            return inside ? figure + Phrases.Inside(language, numbers.Range(usual!.Low, usual.High, key, entry.Unit), double.IsNaN(usual.Low) || double.IsNaN(usual.High)) : figure;
        }
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
