namespace Aikynetix.Biomechanics.Coaching;

/// <summary>Puts the key figures of a topic into words: the value, its interval and its guide value, or why there is no value to rely on.</summary>
internal sealed class FigureText(MotionAnalysis analysis, Athlete athlete, Language language, MeasurementSystem system)
{
    private readonly NumberText _numbers = new(language, system);

    /// <summary>Trusted figures, those inside their range first.</summary>
    public (string Text, bool IsOutside)[] Trusted(string topic)
    {
        var measured =
            from key in Topics.Figures(analysis.Activity, topic)
            let entry = Lexicon.Default.Find(key)
            where entry is not null && IsMeasured(key) && analysis.Quality.Metrics[key].Ok
            let usual = Usual(key)
            let inside = usual is not null && usual.Holds(analysis.Metrics[key])
            orderby inside descending
            select (Measured(key, entry), usual is not null && !inside);
        return [.. measured];
    }

    /// <summary>Figures that are doubtful or missing, each with its reason, the doubtful ones first.</summary>
    public string[] Untrusted(string topic)
    {
        var others =
            from key in Topics.Figures(analysis.Activity, topic)
            let entry = Lexicon.Default.Find(key)
            where entry is not null && !(IsMeasured(key) && analysis.Quality.Metrics[key].Ok)
            let isMeasured = IsMeasured(key)
            let reason = Reasons.In(analysis.Quality.Metrics.GetValueOrDefault(key)?.Reason, language)
            orderby isMeasured descending
            select isMeasured ? Phrases.Doubtful(language, Measured(key, entry), reason) : Phrases.Missing(language, entry.Name(language), reason);
        return [.. others];
    }

    private bool IsMeasured(string key) =>
        analysis.Metrics.TryGetValue(key, out var value) && double.IsFinite(value) && analysis.Quality.Metrics.ContainsKey(key);

    private ReferenceRange? Usual(string key) => RuleBook.Reference(key, analysis.Activity, analysis.Exercise, athlete.IsFemale);

    private string Measured(string key, Lexicon.Entry entry)
    {
        var (value, verdict, usual) = (analysis.Metrics[key], analysis.Quality.Metrics[key], Usual(key));
        var figure = Phrases.Figure(
            language,
            entry.Name(language),
            _numbers.One(value, key, entry.Unit),
            verdict.Low < verdict.High ? _numbers.Range(verdict.Low, verdict.High, key, entry.Unit) : null,
            isBiased: value < verdict.Low || value > verdict.High);
        return usual is not null && usual.Holds(value)
            ? figure + Phrases.Inside(language, _numbers.Range(usual.Low, usual.High, key, entry.Unit), double.IsNaN(usual.Low) || double.IsNaN(usual.High))
            : figure;
    }
}
