using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>One lift, jump, step or repetition; how far its numbers may be trusted stands in <see cref="QualityBody.Segments"/>.</summary>
/// <param name="Name">What it is and its number from 1, e.g. <c>jump_2</c>.</param>
/// <param name="Side"><c>left</c> or <c>right</c> where it belongs to one leg, else null.</param>
/// <param name="Start">Seconds of true time from the first frame; its place in the video is this × <c>quality.slow_motion</c>.</param>
/// <param name="End">Seconds of true time from the first frame; its place in the video is this × <c>quality.slow_motion</c>.</param>
/// <param name="Metrics">Metric key to value in SI units; null where it could not be measured.</param>
/// <param name="Phases">Its phases in order of time.</param>
internal sealed record SegmentBody(
    string Name, string? Side, double Start, double End, IReadOnlyDictionary<string, double> Metrics, IReadOnlyList<PhaseBody> Phases)
{
    /// <summary>The segments of an analysis in the words of the API, made as they are gone through.</summary>
    public static IEnumerable<SegmentBody> From(MotionAnalysis analysis) => analysis.Segments.Select(segment => new SegmentBody(
        segment.Name, segment.Side, segment.Start, segment.End, segment.Metrics, [.. segment.Phases.Select(PhaseBody.From)]));
}
