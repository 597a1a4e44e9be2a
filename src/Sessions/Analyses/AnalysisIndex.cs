using Aikynetix.Biomechanics;

namespace Aikynetix.Sessions.Analyses;

/// <summary>The part of a stored analysis that is always read: everything but the series, and how long these are.</summary>
/// <param name="Analysis">The analysis with empty series.</param>
/// <param name="Lengths">Values of each series: timestamps, then angles, report series and keypoints in the order of their keys.</param>
/// <param name="PartRows">Values in a block.</param>
internal sealed record AnalysisIndex(MotionAnalysis Analysis, IReadOnlyList<int> Lengths, int PartRows);
