using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Kinematics;

namespace Aikynetix.Streaming.Draw;

/// <summary>What is drawn into the pictures of one clip, and when: all that drawing needs to know, made once of an analysis. Pure.</summary>
public sealed class OverlayPlan
{
    // A picture may lie this far from the moment that was analyzed, as a share of the time from one picture to the next.
    private const double Reach = 0.75;

    private readonly long[] _ticks;
    private readonly long _reach;

    private OverlayPlan(CaptureRecord capture, MotionAnalysis analysis, BodyTrack body, IReadOnlyList<string> joints)
    {
        (Width, Height, Seconds) = (capture.Width, capture.Height, analysis.Timestamps);
        _ticks = [.. capture.Frames.Select(frame => frame.Pose.Time.Ticks)];
        _reach = double.IsFinite(body.Time.FramesPerSecond) ? (long)(Reach * TimeSpan.TicksPerSecond / body.Time.FramesPerSecond) : 0;
        IsSomebodyThere = [.. capture.Frames.Select(frame => frame.Pose.Presence > 0)];
        Body = BodyOverlay.From(capture, body);
        Angles = AngleOverlay.From(analysis, Body.Near, joints);
        Bar = BarOverlay.From(capture, body, analysis);
        Phases = PhaseOverlay.From(analysis);
        Readings = ReadingOverlay.From(analysis);
    }

    /// <summary>Width of the pictures, pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the pictures, pixels.</summary>
    public int Height { get; }

    /// <summary>True time of each analyzed frame, seconds.</summary>
    internal double[] Seconds { get; }

    /// <summary>Whether somebody was seen in each analyzed frame.</summary>
    internal bool[] IsSomebodyThere { get; }

    /// <summary>The body.</summary>
    internal BodyOverlay Body { get; }

    /// <summary>The angles that are drawn.</summary>
    internal AngleOverlay[] Angles { get; }

    /// <summary>The bar; null without one.</summary>
    internal BarOverlay? Bar { get; }

    /// <summary>The phases.</summary>
    internal PhaseOverlay Phases { get; }

    /// <summary>The numbers.</summary>
    internal ReadingOverlay[] Readings { get; }

    /// <summary>Plans the drawing.</summary>
    /// <param name="capture">The frames as they were seen.</param>
    /// <param name="analysis">What was derived from exactly these frames.</param>
    /// <param name="joints">Joints whose angles are drawn, e.g. <c>knee</c>; none means all.</param>
    /// <exception cref="ArgumentException">The analysis is not that of these frames.</exception>
    public static OverlayPlan From(CaptureRecord capture, MotionAnalysis analysis, IReadOnlyList<string> joints)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(joints);
        if (capture.Frames.Count != analysis.Timestamps.Length)
            throw new ArgumentException($"The analysis has {analysis.Timestamps.Length} moments for {capture.Frames.Count} frames.", nameof(analysis));
        return new OverlayPlan(capture, analysis, BodyTracker.Track(capture, double.PositiveInfinity), joints);
    }

    /// <summary>The place in the video of the analyzed frame that is nearest to a moment; null without frames.</summary>
    /// <param name="seconds">True time from the first frame.</param>
    public TimeSpan? PlaceOf(double seconds)
    {
        var best = -1;
        for (var i = 0; i < Seconds.Length; i++)
        {
            if (best < 0 || Math.Abs(Seconds[i] - seconds) < Math.Abs(Seconds[best] - seconds)) best = i;
        }

        return best < 0 ? null : TimeSpan.FromTicks(_ticks[best]);
    }

    /// <summary>The analyzed frame that a picture of the video shows; −1 where none was analyzed.</summary>
    /// <param name="time">Time of the picture from the first.</param>
    internal int FrameAt(TimeSpan time)
    {
        var found = Array.BinarySearch(_ticks, time.Ticks);
        if (found >= 0) return found;
        var next = ~found;
        if (next > 0 && (next == _ticks.Length || time.Ticks - _ticks[next - 1] <= _ticks[next] - time.Ticks)) next--;
        return next < _ticks.Length && Math.Abs(_ticks[next] - time.Ticks) <= _reach ? next : -1;
    }
}
