using System.Globalization;
using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>Draws the way that the bar has come, in the colors of its speed.</summary>
internal sealed class BarPainter(BarOverlay bar, Pens pens)
{
    private readonly string _least = double.IsFinite(bar.Fastest) ? "0" : "SLOW";
    private readonly string _most = double.IsFinite(bar.Fastest) ? string.Create(CultureInfo.InvariantCulture, $"{bar.Fastest:0.0} m/s") : "FAST";

    private float Thickness => Math.Clamp(0.28f * pens.Unit, 1.1f, 4);

    /// <summary>Draws the path up to a frame.</summary>
    public void Paint(VideoFrame frame, int index)
    {
        var path = bar.Until(index);
        if (path.Length < 2) return;
        for (var i = 1; i < path.Length; i++) pens.Mask.Line(path[i - 1].Place, path[i].Place, Thickness + 1);
        pens.Shade(frame);
        for (var i = 1; i < path.Length;)
        {
            // What follows in the same color is one shape, so that its corners do not show.
            var speed = path[i].Speed;
            for (; i < path.Length && path[i].Speed == speed; i++) pens.Mask.Line(path[i - 1].Place, path[i].Place, Thickness);
            pens.Paint(frame, Palette.Speeds[speed]);
        }

        var (_, end, fast) = path[^1];
        pens.Mask.Disc(end, 2.6f * Thickness);
        pens.Paint(frame, Palette.Text);
        pens.Mask.Disc(end, 1.7f * Thickness);
        pens.Paint(frame, Palette.Speeds[fast]);
    }

    /// <summary>Draws what the colors mean.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="corner">Upper left corner.</param>
    /// <param name="length">Pixels from there to the right edge.</param>
    public void PaintLegend(VideoFrame frame, Vector2 corner, float length)
    {
        var size = 0.8f * pens.TextSize;
        var step = length / Palette.Speeds.Length;
        for (var i = 0; i < Palette.Speeds.Length; i++)
        {
            pens.Mask.Box(corner + new Vector2(i * step, 0), corner + new Vector2((i + 1) * step, 0.5f * size), 0);
            pens.Paint(frame, Palette.Speeds[i]);
        }

        pens.Write(frame, _least, corner + new Vector2(0, size), size, Palette.Caption);
        pens.Write(frame, _most, corner + new Vector2(length - Lettering.Length(_most, size), size), size, Palette.Caption);
    }
}
