using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Finds the frames in which jumps end.</summary>
internal static class JumpFrames
{
    // Times of segments are computed, times of frames are stored.
    private const double Rounding = 1e-6;

    /// <summary>The last frame of each jump, from 0, in order of time.</summary>
    public static IReadOnlyList<int> Last(MotionAnalysis analysis) =>
        [.. analysis.Segments.Select(jump => Math.Max(0, analysis.Timestamps.Count(time => time <= jump.End + Rounding) - 1))];
}
