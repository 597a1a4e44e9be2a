namespace Aikynetix.Biomechanics.Coaching;

/// <summary>One rule as its table gives it.</summary>
internal sealed record Rule
{
    /// <summary>Number in the book, with a letter where it has several directions.</summary>
    public required string Id { get; init; }

    /// <summary>How much it matters.</summary>
    public required RuleSeverity Severity { get; init; }

    /// <summary>Exercises that it is for; empty for all of the activity.</summary>
    public string[] Exercises { get; set; } = [];

    /// <summary>Block of the report.</summary>
    public required string Block { get; init; }

    /// <summary>Topics of recommendations.</summary>
    public string[] About { get; set; } = [];

    /// <summary>Sources, and how far they go.</summary>
    public required string Basis { get; init; }

    /// <summary>Whether it judges the clip as a whole and not each step, jump or repetition.</summary>
    public bool PerClip { get; init; }

    /// <summary>When it fires.</summary>
    public required Condition When { get; init; }

    /// <summary>The range of the quantity to name in the text, low then high; that of the metric when not given.</summary>
    public double?[]? Reference { get; init; }

    /// <summary>What is so, and one cue.</summary>
    public required string[] En { get; init; }

    /// <summary>The same in Russian.</summary>
    public required string[] Ru { get; init; }

    /// <summary>The same in German.</summary>
    public required string[] De { get; init; }

    /// <summary>The sentences of a language.</summary>
    public string[] Text(Language language) => language switch { Language.Russian => Ru, Language.German => De, _ => En };

    /// <summary>Whether it is for an exercise.</summary>
    public bool IsFor(string exercise) => Exercises.Length == 0 || Exercises.Contains(exercise, StringComparer.Ordinal);
}
