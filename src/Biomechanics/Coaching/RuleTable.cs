using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>The rules of one activity as their file gives them.</summary>
/// <param name="Activity">As analyses name it.</param>
/// <param name="Segment">Kind of the segments that are judged, by the beginning of their names; what else a clip shows is left alone.</param>
/// <param name="Exercises">The exercises of the activity.</param>
/// <param name="Rules">In the order of the book.</param>
internal sealed record RuleTable(string Activity, string Segment, string[] Exercises, Rule[] Rules)
{
    /// <summary>Reads a table that lies in this assembly.</summary>
    /// <param name="name">Name of its file without ending.</param>
    /// <exception cref="JsonException">The file says something that no rule can say.</exception>
    public static RuleTable Load(string name) => Parse(TableFile.Read(name));

    /// <summary>Reads a table from its text.</summary>
    /// <exception cref="JsonException">The text says something that no rule can say.</exception>
    public static RuleTable Parse(string json) => JsonSerializer.Deserialize(json, TableFile.Default.RuleTable)!;
}

/// <summary>
/// The tables that are built into this assembly. A word that nobody reads is an error: it is a misspelt one. Properties with a default
/// have plain setters, because the generated reader would overwrite the default of one that can only be initialised.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(RuleTable))]
[JsonSerializable(typeof(Dictionary<string, Lexicon.Entry>), TypeInfoPropertyName = "Metrics")]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string[]>>), TypeInfoPropertyName = "Topics")]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, Advice>>), TypeInfoPropertyName = "Advices")]
[JsonSerializable(typeof(Dictionary<string, string[]>), TypeInfoPropertyName = "Reasons")]
internal sealed partial class TableFile : JsonSerializerContext
{
    /// <summary>The text of a table.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(TableFile).Assembly.GetManifestResourceStream($"{name}.json") ?? throw new InvalidOperationException($"There is no table '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
