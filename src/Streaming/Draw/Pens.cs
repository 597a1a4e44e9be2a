using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>What all parts of the overlay draw with: one mask, the sizes that suit the picture, texts on a ground that keeps them readable.</summary>
internal sealed class Pens
{
    // Share of the ground below lines and texts, and of panels.
    private const float Ground = 0.5f;
    private const float PanelShare = 0.78f;

    private readonly YuvColor _color;

    /// <summary>Pens for pictures of one size and kind.</summary>
    public Pens(int width, int height, YuvColor color)
    {
        (Mask, Width, Height, _color) = (new Mask(width, height), width, height, color);
        Unit = Math.Min(width, height) / 100f;
        TextSize = Math.Max(2.1f * Unit, 8);
    }

    /// <summary>Where shapes are gathered before they are painted.</summary>
    public Mask Mask { get; }

    /// <summary>Width of the picture, pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the picture, pixels.</summary>
    public int Height { get; }

    /// <summary>A hundredth of the shorter side of the picture, pixels.</summary>
    public float Unit { get; }

    /// <summary>Height of a capital letter, pixels.</summary>
    public float TextSize { get; }

    /// <summary>Paints what was gathered.</summary>
    public void Paint(VideoFrame frame, int rgb, float opacity = 1) => Brush.Paint(frame, Mask, Ink.Of(rgb, _color), opacity);

    /// <summary>Paints what was gathered as the ground for something to be drawn upon it.</summary>
    public void Shade(VideoFrame frame) => Paint(frame, Palette.Shade, Ground);

    /// <summary>A dark panel that the picture shines through.</summary>
    public void Panel(VideoFrame frame, Vector2 from, Vector2 to)
    {
        Mask.Box(from, to, Unit);
        Paint(frame, Palette.Shade, PanelShare);
    }

    /// <summary>A text without a ground, for panels.</summary>
    public void Write(VideoFrame frame, ReadOnlySpan<char> text, Vector2 corner, float size, int rgb)
    {
        Lettering.Write(Mask, text, corner, size);
        Paint(frame, rgb);
    }
}
