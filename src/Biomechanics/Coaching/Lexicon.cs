using System.Text.Json;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>What the metrics are called, in which unit they are, how they are shown and where they usually lie.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, Entry> _entries;

    private Lexicon(Dictionary<string, Entry> entries) => _entries = entries;

    /// <summary>The one of the product.</summary>
    public static Lexicon Default { get; } = new(JsonSerializer.Deserialize(TableFile.Read("metrics"), TableFile.Default.Metrics)!);

    /// <summary>All metric keys.</summary>
    public IReadOnlyCollection<string> Keys => _entries.Keys;

    /// <summary>Whether a metric or fact is known.</summary>
    public bool Knows(string key) => _entries.ContainsKey(key) || Evidence.Facts.ContainsKey(key);

    /// <summary>What is written down about a metric; null when nothing is.</summary>
    public Entry? Find(string key) => _entries.GetValueOrDefault(key);

    /// <summary>The unit of a metric or fact; empty when it is not known.</summary>
    public string Unit(string key) => Find(key)?.Unit ?? Evidence.Facts.GetValueOrDefault(key, "");

    /// <summary>The usual range of a metric; null when none is known.</summary>
    public ReferenceRange? Usual(string metric, string activity, string exercise, bool? isFemale)
    {
        if (Find(metric) is not { } entry) return null;
        var sex = isFemale switch { true => "female", false => "male", null => null };
        var found = entry.Usual.FirstOrDefault(usual =>
            usual.Activity == activity && (usual.Exercises.Length == 0 || usual.Exercises.Contains(exercise, StringComparer.Ordinal)) && (usual.Sex is null || usual.Sex == sex));
        return found is null ? null : new ReferenceRange(found.Range[0] ?? double.NaN, found.Range[1] ?? double.NaN, entry.Unit, found.Basis);
    }

    /// <summary>One metric.</summary>
    internal sealed record Entry
    {
        /// <summary>SI unit, <c>deg</c>, <c>%</c> or <c>1</c>.</summary>
        public required string Unit { get; init; }

        /// <summary>How it is shown where that is not its unit: <c>cm</c>, <c>share</c> (in per cent), or <c>index</c> for a number that nobody gives a unit.</summary>
        public string? Shown { get; init; }

        /// <summary>Digits after the point in metric texts; by the unit when not given.</summary>
        public int? Digits { get; init; }

        /// <summary>English name in the nominative.</summary>
        public required string En { get; init; }

        /// <summary>Russian name in the nominative.</summary>
        public required string Ru { get; init; }

        /// <summary>German name in the nominative.</summary>
        public required string De { get; init; }

        /// <summary>Usual ranges, the first that fits counts.</summary>
        public UsualRange[] Usual { get; set; } = [];

        /// <summary>The name in a language.</summary>
        public string Name(Language language) => language switch { Language.Russian => Ru, Language.German => De, _ => En };
    }

    /// <summary>Where a metric usually lies.</summary>
    internal sealed record UsualRange
    {
        /// <summary>As analyses name it.</summary>
        public required string Activity { get; init; }

        /// <summary>Empty for all of the activity.</summary>
        public string[] Exercises { get; set; } = [];

        /// <summary><c>male</c>, <c>female</c> or null for everybody.</summary>
        public string? Sex { get; init; }

        /// <summary>Low and high; null where there is no end.</summary>
        public required double?[] Range { get; init; }

        /// <summary>Sources, and how far they go.</summary>
        public required string Basis { get; init; }
    }
}
