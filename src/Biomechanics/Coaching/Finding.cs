namespace Aikynetix.Biomechanics.Coaching;

/// <summary>One rule of the rule-book that a movement has met. It is data; <see cref="FindingText"/> puts it into words.</summary>
public sealed record Finding
{
    /// <summary>The rule, e.g. <c>WL03</c>; a letter follows where one number of the book has several directions (<c>WL10a</c>).</summary>
    public required string RuleId { get; init; }

    /// <summary>The block of the report that it belongs to, e.g. <c>velocity</c>.</summary>
    public required string Block { get; init; }

    /// <summary>Topics of recommendations that it speaks to, e.g. <c>barbell_velocity</c>.</summary>
    public required IReadOnlyList<string> About { get; init; }

    /// <summary>How much it matters; a tentative finding is never more than <see cref="RuleSeverity.Watch"/>.</summary>
    public required RuleSeverity Severity { get; init; }

    /// <summary>True when the threshold lies inside the 90 % interval of what was measured, so that it may not be so.</summary>
    public required bool IsTentative { get; init; }

    /// <summary>Sources of the rule and how far they go: [V] read, [R] recalled, [S] code, [D] derived, [P] our own choice.</summary>
    public required string Basis { get; init; }

    /// <summary>What was compared, first; then the other metrics that the rule looks at.</summary>
    public required IReadOnlyList<FindingValue> Values { get; init; }

    /// <summary>The threshold, in the unit of the first value.</summary>
    public required double Limit { get; init; }

    /// <summary>The range in which the first value usually lies, if one is known.</summary>
    public required ReferenceRange? Reference { get; init; }

    /// <summary>Steps, jumps or repetitions in which the rule was met; 1 when it judges the clip as a whole.</summary>
    public int Met { get; init; } = 1;

    /// <summary>Steps, jumps or repetitions in which it could be judged; 1 when it judges the clip as a whole.</summary>
    public int Judged { get; init; } = 1;

    /// <summary><c>lift</c>, <c>jump</c>, <c>step</c> or <c>repetition</c> where it was judged one by one, else null.</summary>
    public string? Counted { get; init; }
}
