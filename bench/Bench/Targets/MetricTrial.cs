using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Targets;

/// <summary>One script filmed in one way: what was recorded, what was said about it, and what is true.</summary>
/// <param name="Condition">What is special about the film; each condition has a table of its own.</param>
/// <param name="Subject">Who moved: films of one subject show the same movement, and their mean is one result.</param>
/// <param name="FramesPerSecond">Frame rate; each has a row of its own.</param>
/// <param name="Film">Films it into keypoints.</param>
/// <param name="Context">What the user says.</param>
/// <param name="Truth">Metric key to its true value, in the metric's unit; times count from the first frame.</param>
internal sealed record MetricTrial(
    string Condition, string Subject, double FramesPerSecond, Func<CaptureRecord> Film, MovementContext Context, IReadOnlyDictionary<string, double> Truth)
{
    /// <summary>How often each subject is filmed.</summary>
    public const int Films = 3;

    /// <summary>True angles over time since the first frame: key of an angle series to degrees; compared in every frame between the times.</summary>
    public IReadOnlyDictionary<string, Func<double, double>> Angles { get; init; } = new Dictionary<string, Func<double, double>>();

    /// <summary>Seconds between which angles are compared.</summary>
    public (double From, double To) AnglesIn { get; init; } = (0, double.MaxValue);

    /// <summary>True values of each jump, step or repetition; compared with the segment whose middle is nearest to theirs.</summary>
    public IReadOnlyList<SegmentTruth> Segments { get; init; } = [];
}
