using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Aikynetix.Gateway.Threads;

/// <summary>Makes a text that may be shown of what a language model answered, or refuses it.</summary>
internal static partial class ChatText
{
    /// <summary>Longest text, characters.</summary>
    public const int Longest = 900;

    // Two attempts, three sets: what a coach says without having measured it.
    private const double SmallNumber = 10;

    /// <summary>The text, plain, whole sentences, at most <see cref="Longest"/> characters.</summary>
    /// <param name="answer">What was answered.</param>
    /// <param name="facts">What the model was told; a number that is not in it was made up.</param>
    /// <exception cref="CoachTrouble">Nothing is left that may be shown.</exception>
    public static string Clean(string answer, string facts)
    {
        var text = Plain(Thinking().Replace(answer, " "));
        if (text.Length > Longest) text = WholeSentences(text[..Longest]);
        if (text.Length == 0) throw Unusable("is empty");
        if (Foreign().IsMatch(text)) throw Unusable("holds a link or markup");
        var known = Numbers(facts).ToHashSet();
        return Numbers(text).Any(number => !known.Contains(number) && !IsSmall(number)) ? throw Unusable("holds a number that was not measured") : text;
    }

    private static CoachTrouble Unusable(string what) => new(CoachProblem.Unusable, $"The answer {what}.", mayPass: false);

    private static string Plain(string answer)
    {
        var text = new StringBuilder(answer.Length);
        foreach (var rune in answer.EnumerateRunes())
        {
            // Marks of Markdown, and everything that can hide or turn text around.
            var isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;
            if (rune.Value is '*' or '#' or '`' or '_' || isHidden) continue;
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)) text.Append(' ');
            else text.Append(rune);
        }

        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    private static string WholeSentences(string text)
    {
        var end = text.AsSpan().LastIndexOfAny('.', '!', '?');
        return end < 0 ? "" : text[..(end + 1)];
    }

    private static IEnumerable<string> Numbers(string text) =>
        Number().Matches(text).Select(match => match.Value.Replace(',', '.')).Select(number => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number);

    private static bool IsSmall(string number) => double.TryParse(number, CultureInfo.InvariantCulture, out var value) && value <= SmallNumber && double.IsInteger(value);

    [GeneratedRegex("<think>.*?(</think>|$)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Thinking();

    [GeneratedRegex(@"https?:|www\.|[<>{}]", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Number();
}
