using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Finds the frames in which jumps end.</summary>
internal static class JumpFrames
{
    // Times of segments are computed, times of frames are stored.
    private const double Rounding = 1e-6;

    /// <summary>The last frame of each jump, from 0, in order of time.</summary>
    public static IEnumerable<int> Last(MotionAnalysis analysis) => analysis.Segments.Select(jump => LastUntil(analysis.Timestamps, jump.End + Rounding));

    private static int LastUntil(double[] times, double end)
    {
        var found = Array.BinarySearch(times, end);
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }
}
