using System.Globalization;
using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>Draws the ribbon of phases at an edge of the picture, with the moment and the name of its phase.</summary>
/// <param name="phases">The phases.</param>
/// <param name="pens">What to draw with.</param>
/// <param name="isAbove">Whether it is the upper edge.</param>
internal sealed class RibbonPainter(PhaseOverlay phases, Pens pens, bool isAbove)
{
    private const float OtherOpacity = 0.55f;

    /// <summary>Pixels from the upper edge of the picture that the ribbon takes.</summary>
    public float RoomAbove => isAbove ? RoomOf(pens) : 0;

    /// <summary>Pixels from its edge of the picture that a ribbon takes.</summary>
    public static float RoomOf(Pens pens) => (4.5f * pens.TextSize) + pens.Unit;

    /// <summary>Draws the ribbon of a moment.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="seconds">True time.</param>
    public void Paint(VideoFrame frame, double seconds)
    {
        var text = pens.TextSize;
        var (room, edge) = (RoomOf(pens), 2 * pens.Unit);
        var from = new Vector2(edge, isAbove ? edge : pens.Height - room);
        var to = new Vector2(pens.Width - edge, isAbove ? room : pens.Height - edge);
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
        var width = Lettering.Length(time[..length], text);
        pens.Write(frame, time[..length], new Vector2(right - width, line), text, Palette.Text);
        if (current >= 0) WriteName(frame, phases.Phases[current], left, right - width - text, line);
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
