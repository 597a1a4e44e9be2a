using System.Text.Json;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>The reasons that analyses give for doubts and gaps, in the languages of texts.</summary>
internal static class Reasons
{
    private static readonly Dictionary<string, string[]> All = JsonSerializer.Deserialize(TableFile.Read("reasons"), TableFile.Default.Reasons)!;

    /// <summary>English sentence to the Russian and the German one.</summary>
    public static IReadOnlyDictionary<string, string[]> Translated => All;

    /// <summary>A reason in a language; null without one, or where nobody has translated it.</summary>
    public static string? In(string? reason, Language language) => (reason, language) switch
    {
        (null, _) => null,
        (_, Language.English) => reason,
        _ => All.GetValueOrDefault(reason)?[language == Language.Russian ? 0 : 1],
    };
}
