using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// The shape of the bar's path in the side view against the vertical line of lift-off (biomechanics reference D.6): forward is
/// positive, towards the athlete negative, all in metres; NaN where the path or an event was not seen.
/// </summary>
internal sealed record BarPathShape
{
    // Enough to even out jitter at any frame rate, and never longer than the rest itself at 30 frames per second.
    private const int RestSamples = 6;

    /// <summary>DxT: farthest towards the athlete between lift-off and the end of the second pull.</summary>
    public double Toward { get; private init; } = double.NaN;

    /// <summary>DxA: from there the swing away up to the greatest height.</summary>
    public double SwingAway { get; private init; } = double.NaN;

    /// <summary>DxMax: farthest in front of the line up to the greatest height.</summary>
    public double ForwardMost { get; private init; } = double.NaN;

    /// <summary>DxC: place at the end of the catch.</summary>
    public double AtCatch { get; private init; } = double.NaN;

    /// <summary>DxL: how far the bar loops back between the end of the second pull and the catch.</summary>
    public double Loop { get; private init; } = double.NaN;

    /// <summary>How often the path crosses the line up to the greatest height.</summary>
    public double Crossings { get; private init; } = double.NaN;

    /// <summary>From the greatest height down to the end of the catch.</summary>
    public double Drop { get; private init; } = double.NaN;

    /// <summary>Height above rest at the end of the catch.</summary>
    public double CatchHeight { get; private init; } = double.NaN;

    /// <summary>Rise from lift-off to the greatest height over the length of the path between them, 0–1.</summary>
    public double Efficiency { get; private init; } = double.NaN;

    /// <summary>How far forward the path goes over its rise from lift-off to the greatest height, metres per metre.</summary>
    public double Drift { get; private init; } = double.NaN;

    /// <summary>Measures a path.</summary>
    /// <param name="forward">Forward place, metres, from anywhere.</param>
    /// <param name="height">Height, metres.</param>
    /// <param name="marks">The events.</param>
    public static BarPathShape Of(double[] forward, double[] height, LiftMarks marks)
    {
        if (!marks.Start.Found || !marks.TurnoverEnd.Found) return new BarPathShape();
        var line = Line(forward, marks);
        var (start, top) = ((int)Math.Ceiling(marks.Start.Place), (int)marks.TurnoverEnd.Place);
        var pullEnd = marks.SecondPullEnd.Found ? (int)marks.SecondPullEnd.Place : top;
        var nearest = SampleScan.ArgMin(forward, start, pullEnd);
        if (nearest < 0) return new BarPathShape();

        var (caught, topHeight) = (marks.CatchEnd.Place, SampleScan.At(height, marks.TurnoverEnd.Place));
        var loopStart = SampleScan.ArgMax(forward, pullEnd, marks.CatchEnd.Found ? (int)caught : -1);
        return new BarPathShape
        {
            Toward = forward[nearest] - line,
            SwingAway = forward[SampleScan.ArgMax(forward, nearest, top)] - forward[nearest],
            ForwardMost = forward[SampleScan.ArgMax(forward, start, top)] - line,
            AtCatch = SampleScan.At(forward, caught) - line,
            Loop = loopStart < 0 ? double.NaN : forward[loopStart] - SampleScan.At(forward, caught),
            Crossings = CountCrossings(forward, line, start, top),
            Drop = topHeight - SampleScan.At(height, caught),
            CatchHeight = SampleScan.At(height, caught) - marks.RestHeight,
            Efficiency = (height[top] - height[start]) / Length(forward, height, start, top),
            Drift = (forward[top] - forward[start]) / (height[top] - height[start]),
        };
    }

    /// <summary>Where the bar rested before the pull: the vertical from which its path is measured; the first place seen when it did not rest.</summary>
    public static double Line(double[] forward, LiftMarks marks) =>
        marks.RestEnd < 0 ? forward.FirstOrDefault(double.IsFinite, double.NaN) : OrderStatistics.Median(forward[Math.Max(0, marks.RestEnd - RestSamples)..(marks.RestEnd + 1)]);

    // A crossing counts once the path is a centimetre beyond the line: around it a vertical pull would cross at random.
    private static int CountCrossings(double[] forward, double line, int first, int last)
    {
        const double beyond = 0.01;
        var (side, count) = (0, 0);
        for (var i = first; i <= last; i++)
        {
            var now = forward[i] > line + beyond ? 1 : forward[i] < line - beyond ? -1 : 0;
            if (now == 0 || now == side) continue;
            if (side != 0) count++;
            side = now;
        }

        return count;
    }

    private static double Length(double[] forward, double[] height, int first, int last)
    {
        var length = 0.0;
        for (var i = first + 1; i <= last; i++) length += double.Hypot(forward[i] - forward[i - 1], height[i] - height[i - 1]);
        return length;
    }
}
