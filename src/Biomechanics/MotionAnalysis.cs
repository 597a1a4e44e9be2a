namespace Aikynetix.Biomechanics;

/// <summary>
/// Everything derived from one capture by one version of the mathematics. Series have one value per entry of
/// <see cref="Timestamps"/>; a value that could not be measured is NaN in memory and null on the wire.
/// </summary>
public sealed record MotionAnalysis
{
    /// <summary>The activity as the API names it, e.g. <c>Weightlifting</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>The exercise as the API names it, e.g. <c>clean_and_jerk</c>.</summary>
    public required string Exercise { get; init; }

    /// <summary>Seconds from the first frame, one per analysed frame.</summary>
    public required double[] Timestamps { get; init; }

    /// <summary>Joint angle key (<c>lkne_angle</c> …) to its series, degrees, inclusive (180 = straight).</summary>
    public required IReadOnlyDictionary<string, double[]> Angles { get; init; }

    /// <summary>Report series key (<c>bar</c>, <c>vbar</c>, <c>grf</c> …) to its series in SI units.</summary>
    public required IReadOnlyDictionary<string, double[]> ReportMetrics { get; init; }

    /// <summary>Keypoint key (<c>lknex</c>, <c>lkney</c>, <c>lknev</c> …) to its series, in <see cref="KeypointUnit"/>, y up, origin on the floor line.</summary>
    public required IReadOnlyDictionary<string, double[]> Keypoints { get; init; }

    /// <summary><c>m</c> when the scale is known, else <c>px</c>.</summary>
    public required string KeypointUnit { get; init; }

    /// <summary>
    /// Metric key (<c>max_bar_speed</c> …) to its value in SI units; NaN where <see cref="Quality"/> gives the reason. Of several segments
    /// it is the one that counts: the main lift, the best jump, the median step, the median repetition.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Phases in order of time; empty when none was found.</summary>
    public required IReadOnlyList<MotionPhase> Phases { get; init; }

    /// <summary>Every lift, jump, step or repetition in order of time; empty when none was found.</summary>
    public IReadOnlyList<MovementSegment> Segments { get; init; } = [];

    /// <summary>Name of the segment whose numbers <see cref="Metrics"/> are; null without one, and where they are those of several.</summary>
    public string? MainSegment { get; init; }

    /// <summary>How far the numbers may be trusted.</summary>
    public required QualityReport Quality { get; init; }
}
