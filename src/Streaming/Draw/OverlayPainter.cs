using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>Draws into the pictures of one video what a plan says; not for two threads at once. After the first picture nothing is allocated.</summary>
/// <param name="plan">What to draw.</param>
public sealed class OverlayPainter(OverlayPlan plan)
{
    private Parts? _parts;

    /// <summary>Draws into a picture; one that was not analyzed, or in which nobody was seen, stays as it is.</summary>
    /// <param name="frame">The picture, which the caller owns.</param>
    /// <param name="bare">Whether the body, its angles and the bar are all that is drawn: no numbers, no ribbon.</param>
    /// <exception cref="ArgumentException">The picture has another size than those that were analyzed.</exception>
    public void Paint(VideoFrame frame, bool bare = false)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != plan.Width || frame.Height != plan.Height)
            throw new ArgumentException($"The picture is {frame.Width}×{frame.Height}, not {plan.Width}×{plan.Height}.", nameof(frame));
        var index = plan.FrameAt(frame.Time);
        if (index < 0 || !plan.IsSomebodyThere[index]) return;
        _parts ??= new Parts(plan, new Pens(frame.Width, frame.Height, frame.Color));
        _parts.Bar?.Paint(frame, index);
        _parts.Body.Paint(frame, index);
        if (bare) return;
        _parts.Ribbon.Paint(frame, plan.Seconds[index]);
        PaintReadings(frame, index, _parts);
    }

    private void PaintReadings(VideoFrame frame, int index, Parts parts)
    {
        if (plan.Readings.Length == 0) return;
        var (pens, text) = (parts.Pens, parts.Pens.TextSize);
        var corner = new Vector2(2 * pens.Unit, (2 * pens.Unit) + parts.Ribbon.RoomAbove);
        var (captions, line) = (parts.Captions, 1.9f * text);
        var inner = captions + (8 * text);
        var rows = (plan.Readings.Length * line) + (parts.Bar is null ? 0 : 2.3f * text);
        pens.Panel(frame, corner, corner + new Vector2(inner + (2 * text), rows + (1.1f * text)));
        var at = corner + new Vector2(text);
        Span<char> room = stackalloc char[24];
        foreach (var reading in plan.Readings)
        {
            pens.Write(frame, reading.Caption, at + new Vector2(0, 0.15f * text), 0.8f * text, Palette.Caption);
            var number = room[..reading.Write(index, room)];
            pens.Write(frame, number, at + new Vector2(inner - Lettering.Length(number, text), 0), text, Palette.Text);
            at.Y += line;
        }

        parts.Bar?.PaintLegend(frame, at, inner);
    }

    private sealed class Parts(OverlayPlan plan, Pens pens)
    {
        public Pens Pens => pens;

        public BodyPainter Body { get; } = new(plan, pens);

        public BarPainter? Bar { get; } = plan.Bar is { } bar ? new BarPainter(bar, pens) : null;

        public RibbonPainter Ribbon { get; } = new(plan.Phases, pens, IsAboveBetter(plan, RibbonPainter.RoomOf(pens)));

        public float Captions { get; } = plan.Readings.Select(reading => Lettering.Length(reading.Caption, 0.8f * pens.TextSize)).DefaultIfEmpty(0).Max();

        // Feet matter more than what is above: the ribbon goes where it hides less of the athlete over the whole clip.
        private static bool IsAboveBetter(OverlayPlan plan, float room)
        {
            var (above, below) = (0, 0);
            for (var frame = 0; frame < plan.Seconds.Length; frame++)
            {
                var (highest, lowest) = plan.Body.Extent(frame);
                if (highest < room) above++;
                if (lowest > plan.Height - room) below++;
            }

            return below > above;
        }
    }
}
