namespace Aikynetix.Bench.Targets;

/// <summary>What is true of one jump, step or repetition.</summary>
/// <param name="Start">Seconds from the first frame.</param>
/// <param name="End">Seconds from the first frame.</param>
/// <param name="Truth">Metric key to its true value, in the metric's unit.</param>
/// <param name="Side"><c>left</c> or <c>right</c> where it belongs to one leg, else null.</param>
internal sealed record SegmentTruth(double Start, double End, IReadOnlyDictionary<string, double> Truth, string? Side = null);
