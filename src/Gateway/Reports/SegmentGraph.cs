using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Reports;

/// <summary>One series over one jump or repetition.</summary>
/// <param name="Times">Seconds of true time from the first frame of the clip.</param>
/// <param name="Data">One value for each; null where it was not measured.</param>
internal sealed record SegmentGraph(double[] Times, double[] Data)
{
    // Times of segments are computed, times of frames are stored.
    private const double Rounding = 1e-6;

    /// <summary>Each series cut into the segments: metric to name of the segment to its piece.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, SegmentGraph>> Of(
        MotionAnalysis analysis, IReadOnlyDictionary<string, double[]> series) => series.ToDictionary(
        one => one.Key,
        IReadOnlyDictionary<string, SegmentGraph> (one) => analysis.Segments.ToDictionary(segment => segment.Name, segment =>
        {
            var frames = Frames(analysis, segment.Start, segment.End);
            return new SegmentGraph(analysis.Timestamps[frames], one.Value[frames]);
        }));

    /// <summary>First and last frame, from 0, that the graphs show; null without a segment.</summary>
    public static (int? First, int? Last) Reach(MotionAnalysis analysis)
    {
        if (analysis.Segments.Count == 0) return (null, null);
        var frames = Frames(analysis, analysis.Segments.Min(segment => segment.Start), analysis.Segments.Max(segment => segment.End));
        return (frames.Start.Value, Math.Max(frames.Start.Value, frames.End.Value - 1));
    }

    /// <summary>The frame nearest to a time, from 0; null for no time.</summary>
    public static int? FrameAt(MotionAnalysis analysis, double time)
    {
        if (double.IsNaN(time) || analysis.Timestamps.Length == 0) return null;
        var after = Array.FindIndex(analysis.Timestamps, stamp => stamp >= time);
        if (after <= 0) return after < 0 ? analysis.Timestamps.Length - 1 : 0;
        return time - analysis.Timestamps[after - 1] < analysis.Timestamps[after] - time ? after - 1 : after;
    }

    private static Range Frames(MotionAnalysis analysis, double start, double end)
    {
        var first = analysis.Timestamps.Count(time => time < start - Rounding);
        var last = analysis.Timestamps.Count(time => time <= end + Rounding);
        return first..Math.Max(first, last);
    }
}
