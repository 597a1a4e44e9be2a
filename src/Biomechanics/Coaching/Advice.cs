using System.Text.Json;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>Why a topic matters, and what to keep in mind where nothing needs to change.</summary>
internal sealed record Advice
{
    private static readonly Dictionary<string, Dictionary<string, Advice>> All = JsonSerializer.Deserialize(TableFile.Read("advice"), TableFile.Default.Advices)!;

    /// <summary>Why it matters: one sentence in English, Russian and German.</summary>
    public required string[] Why { get; init; }

    /// <summary>One cue: one sentence in English, Russian and German.</summary>
    public required string[] Cue { get; init; }

    /// <summary>What there is to say about a topic in general; null where nothing is written down.</summary>
    public static Advice? Find(string activity, string topic) => Of(activity).GetValueOrDefault(topic);

    /// <summary>Topic to advice, of an activity.</summary>
    public static IReadOnlyDictionary<string, Advice> Of(string activity) => All.GetValueOrDefault(activity) ?? [];

    /// <summary>The sentence of a language.</summary>
    public static string In(string[] sentences, Language language) => sentences[language switch { Language.Russian => 1, Language.German => 2, _ => 0 }];
}
