using Aikynetix.Biomechanics;

namespace Aikynetix.Sessions.Analyses;

/// <summary>The part of a stored analysis that is always read: everything but series and segments, and how many of these there are.</summary>
/// <param name="Analysis">The analysis with empty series and no segments; those of before segments had pages have them here.</param>
/// <param name="Lengths">Values of each series: timestamps, then angles, report series and keypoints in the order of their keys, then the metrics of segments.</param>
/// <param name="PartRows">Values in a block.</param>
/// <param name="SegmentCount">Segments in the pages behind the blocks.</param>
/// <param name="SegmentMetrics">Keys of the metrics of segments; null in those of before.</param>
internal sealed record AnalysisIndex(
    MotionAnalysis Analysis, IReadOnlyList<int> Lengths, int PartRows, int SegmentCount = 0, IReadOnlyList<string>? SegmentMetrics = null);
