namespace Aikynetix.Biomechanics;

/// <summary>One lift, jump, step or repetition of a clip, with the numbers of its own.</summary>
public sealed record MovementSegment
{
    /// <summary>What it is and its number from 1, e.g. <c>jump_2</c>; <c>lift</c>, <c>jump</c>, <c>step</c> or <c>repetition</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>left</c> or <c>right</c> where it belongs to one leg, else null.</summary>
    public string? Side { get; init; }

    /// <summary>Seconds from the first frame.</summary>
    public required double Start { get; init; }

    /// <summary>Seconds from the first frame, at or after <see cref="Start"/>.</summary>
    public required double End { get; init; }

    /// <summary>Metric key to its value in SI units; NaN where <see cref="Quality"/> gives the reason.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Verdict per metric key.</summary>
    public required IReadOnlyDictionary<string, MetricQuality> Quality { get; init; }

    /// <summary>Phases in order of time; empty when none was found.</summary>
    public IReadOnlyList<MotionPhase> Phases { get; init; } = [];
}
