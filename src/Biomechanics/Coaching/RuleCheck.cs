using System.Text.RegularExpressions;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>Finds what is wrong with a table of rules before anybody is judged by it.</summary>
internal static partial class RuleCheck
{
    private static readonly string[] Statistics = ["variation", "side_difference"];

    /// <summary>One sentence for everything that is wrong; none when the table is sound.</summary>
    public static IEnumerable<string> Problems(RuleTable table, Lexicon lexicon)
    {
        if (table.Rules.Length > 0 && string.IsNullOrEmpty(table.Segment)) yield return "Nothing says which segments are judged.";
        foreach (var twice in table.Rules.GroupBy(rule => rule.Id).Where(same => same.Count() > 1)) yield return $"{twice.Key} is there twice.";
        foreach (var rule in table.Rules)
        {
            foreach (var problem in Scope(rule, table).Concat(Terms(rule, table, lexicon)).Concat(Texts(rule)).Concat(References(rule, table, lexicon))) yield return $"{rule.Id}: {problem}";
        }
    }

    /// <summary>The placeholders of a text, in order.</summary>
    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Scope(Rule rule, RuleTable table)
    {
        var topics = Topics.Of(table.Activity);
        if (!Number().IsMatch(rule.Id)) yield return "An id is two letters, two digits and at most one letter.";
        if (!topics.ContainsKey(rule.Block)) yield return $"'{rule.Block}' is no topic.";
        foreach (var topic in rule.About.Where(topic => !topics.ContainsKey(topic) && !Lexicon.Default.Knows(topic))) yield return $"'{topic}' is no topic.";
        foreach (var exercise in rule.Exercises.Except(table.Exercises)) yield return $"'{exercise}' is no exercise.";
        if (!Tag().IsMatch(rule.Basis)) yield return "The basis has no tag such as [V], [R] or [P].";
        if (rule.Reference is { Length: not 2 }) yield return "A reference has two ends.";
    }

    private static IEnumerable<string> Terms(Rule rule, RuleTable table, Lexicon lexicon)
    {
        foreach (var term in rule.When.Terms)
        {
            if (term.Above is null && term.Below is null) yield return $"'{term.Metric}' is compared with nothing.";
            if (term.Over is not null && (!Statistics.Contains(term.Over) || !rule.PerClip)) yield return $"'{term.Over}' must be a statistic, and of a rule per clip.";
            if (term.UnitOf(lexicon).Length == 0) yield return $"'{term.Metric}' has no unit.";
            foreach (var exercise in table.Exercises.Where(rule.IsFor))
            {
                if (new[] { term.Above, term.Below }.OfType<Limit>().Any(limit => double.IsNaN(limit.For(exercise, null)))) yield return $"'{term.Metric}' has no threshold for '{exercise}'.";
            }

            foreach (var name in new[] { term.Above, term.Below }.OfType<Limit>().SelectMany(limit => limit.Names).Except([.. table.Exercises, "male", "female", "default"])) yield return $"'{name}' is nobody.";
        }

        foreach (var name in rule.When.Names.Where(name => !lexicon.Knows(name))) yield return $"'{name}' is no metric.";
    }

    private static IEnumerable<string> Texts(Rule rule)
    {
        string[] known = ["value", "limit", "reference", .. rule.When.Names];
        var expected = rule.En.SelectMany(Placeholders).Distinct().Order().ToArray();
        foreach (var text in new[] { rule.En, rule.Ru, rule.De })
        {
            if (text.Length != 2 || text.Any(string.IsNullOrWhiteSpace)) yield return "A text is a fact and a cue.";
            var used = text.SelectMany(Placeholders).Distinct().Order().ToArray();
            if (!used.SequenceEqual(expected)) yield return "The languages do not give the same numbers.";
            foreach (var name in used.Except(known)) yield return $"'{{{name}}}' stands for nothing.";
            if (text.Any(sentence => Placeholder().Replace(sentence, "").AsSpan().ContainsAny('{', '}'))) yield return "A placeholder is not closed.";
        }
    }

    private static IEnumerable<string> References(Rule rule, RuleTable table, Lexicon lexicon)
    {
        if (rule.Reference is not null || !rule.En.SelectMany(Placeholders).Contains("reference")) yield break;
        foreach (var exercise in table.Exercises.Where(rule.IsFor))
        {
            if (rule.When.Terms.Any(term => lexicon.Usual(term.Metric, table.Activity, exercise, null) is not null && term.UnitOf(lexicon) == lexicon.Unit(term.Metric))) continue;
            yield return $"There is no reference for '{exercise}'.";
        }
    }

    [GeneratedRegex(@"\{([A-Za-z_0-9]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[a-z]?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\[[VRDSAP]\]")]
    private static partial Regex Tag();
}
