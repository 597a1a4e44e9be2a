namespace Aikynetix.Biomechanics.Coaching;

/// <summary>Puts a finding into words: what is so with its number and the reference, how certain that is, and one cue.</summary>
public static class FindingText
{
    /// <summary>All sentences of a finding; empty for a rule that the book does not have any more.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="language"><c>en</c>, <c>ru</c> or <c>de</c>; English for every other.</param>
    /// <param name="system">The units of the numbers.</param>
    public static string Render(Finding finding, string language, MeasurementSystem system)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return string.Join(' ', Sentences(finding, Phrases.Parse(language), system));
    }

    /// <summary>The sentences one by one: fact, doubt, share and cue; the two in the middle where there is something to say.</summary>
    internal static IEnumerable<string> Sentences(Finding finding, Language language, MeasurementSystem system)
    {
        foreach (var fact in Facts(finding, language, system)) yield return fact;
        if (finding is { Counted: { } counted, Judged: > 1 }) yield return Phrases.Share(language, counted, finding.Met, finding.Judged);
        if (Cue(finding, language, system) is { } cue) yield return cue;
    }

    /// <summary>What is so, and how certain that is.</summary>
    internal static IEnumerable<string> Facts(Finding finding, Language language, MeasurementSystem system)
    {
        if (RuleBook.Find(finding.RuleId) is not { } rule) yield break;
        yield return Fill(rule.Text(language)[0], finding, language, system);
        if (finding.IsTentative) yield return Phrases.Tentative(language);
    }

    /// <summary>The cue alone.</summary>
    internal static string? Cue(Finding finding, Language language, MeasurementSystem system) =>
        RuleBook.Find(finding.RuleId) is { } rule ? Fill(rule.Text(language)[1], finding, language, system) : null;

    private static string Fill(string text, Finding finding, Language language, MeasurementSystem system)
    {
        var numbers = new NumberText(language, system);
        foreach (var name in RuleCheck.Placeholders(text).Distinct().ToArray()) text = text.Replace($"{{{name}}}", Number(name, finding, numbers), StringComparison.Ordinal);
        return text;
    }

    private static string Number(string name, Finding finding, NumberText numbers)
    {
        var shown = finding.Values[0];
        if (name == "reference" && finding.Reference is { } range) return numbers.Range(range.Low, range.High, shown.Metric, range.Unit);
        if (name is "value" or "limit")
        {
            // A value that rounds to its threshold would contradict the sentence that it stands in.
            var more = numbers.One(shown.Value, shown.Metric, shown.Unit) == numbers.One(finding.Limit, shown.Metric, shown.Unit) ? 1 : 0;
            return numbers.One(name == "value" ? shown.Value : finding.Limit, shown.Metric, shown.Unit, more);
        }

        return finding.Values.Skip(1).FirstOrDefault(other => other.Metric == name) is { } value ? numbers.One(value.Value, value.Metric, value.Unit) : "–";
    }
}
