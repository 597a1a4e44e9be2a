using System.Globalization;
using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>Draws the ribbon of phases at the bottom of the picture, with the moment and the name of its phase.</summary>
internal sealed class RibbonPainter(PhaseOverlay phases, Pens pens)
{
    private const float OtherOpacity = 0.55f;

    /// <summary>Pixels from the bottom of the picture that the ribbon takes.</summary>
    public float Room => (4.5f * pens.TextSize) + pens.Unit;

    /// <summary>Draws the ribbon of a moment.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="seconds">True time.</param>
    public void Paint(VideoFrame frame, double seconds)
    {
        var text = pens.TextSize;
        var from = new Vector2(2 * pens.Unit, pens.Height - Room);
        var to = new Vector2(pens.Width - (2 * pens.Unit), pens.Height - (2 * pens.Unit));
        pens.Panel(frame, from, to);
        var (left, right) = (from.X + text, to.X - text);
        var top = from.Y + (2.3f * text);
        var bottom = to.Y - (0.8f * text);
        var current = phases.At(seconds);
        PaintPhases(frame, current, left, right, top, bottom);

        var now = new Vector2(left + ((right - left) * Share(seconds)), 0);
        pens.Mask.Line(now + new Vector2(0, top - (0.3f * text)), now + new Vector2(0, bottom + (0.3f * text)), Math.Max(0.14f * text, 0.9f));
        pens.Paint(frame, Palette.Text);

        var line = from.Y + (0.75f * text);
        Span<char> time = stackalloc char[16];
        if (!seconds.TryFormat(time, out var length, "0.00 s", CultureInfo.InvariantCulture)) return;
        var room = Lettering.Length(time[..length], text);
        pens.Write(frame, time[..length], new Vector2(right - room, line), text, Palette.Text);
        if (current >= 0) WriteName(frame, phases.Phases[current], left, right - room - text, line);
    }

    private void PaintPhases(VideoFrame frame, int current, float left, float right, float top, float bottom)
    {
        pens.Mask.Box(new Vector2(left, top), new Vector2(right, bottom), 0.2f * pens.TextSize);
        pens.Paint(frame, Palette.Far, 0.25f);
        for (var i = 0; i < phases.Phases.Length; i++)
        {
            var phase = phases.Phases[i];
            var (start, end) = (left + ((right - left) * Share(phase.Start)), left + ((right - left) * Share(phase.End)));
            // A hair's breadth between neighbours tells two of the same color apart.
            pens.Mask.Box(new Vector2(start, top), new Vector2(Math.Max(end - 1, start + 1), bottom), 0);
            pens.Paint(frame, phase.Color, i == current ? 1 : OtherOpacity);
        }
    }

    private void WriteName(VideoFrame frame, PhaseOverlay.Phase phase, float left, float right, float top)
    {
        var text = pens.TextSize;
        if (left + text + Lettering.Length(phase.Name, text) > right) return;
        pens.Mask.Disc(new Vector2(left + (0.4f * text), top + (text / 2)), 0.4f * text);
        pens.Paint(frame, phase.Color);
        pens.Write(frame, phase.Name, new Vector2(left + (1.4f * text), top), text, Palette.Text);
    }

    private float Share(double seconds) =>
        phases.End > phases.Start ? (float)Math.Clamp((seconds - phases.Start) / (phases.End - phases.Start), 0, 1) : 0;
}
