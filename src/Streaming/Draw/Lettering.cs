using System.Numerics;

namespace Aikynetix.Streaming.Draw;

/// <summary>Writes a line of text into a mask.</summary>
internal static class Lettering
{
    // Units between letters, and the room that every digit takes, so that a number does not tremble as it counts.
    private const float Gap = 6;
    private const float DigitWidth = 14;
    private const float Pen = 1.5f;

    /// <summary>Length of a text in pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Height of a capital letter, pixels.</param>
    public static float Length(ReadOnlySpan<char> text, float size)
    {
        var units = -Gap;
        foreach (var letter in text) units += Width(letter) + Gap;
        return Math.Max(units, 0) * size / Glyphs.CapitalHeight;
    }

    /// <summary>Writes a text.</summary>
    /// <param name="mask">Where to.</param>
    /// <param name="text">The text; what is no letter that we have is left blank.</param>
    /// <param name="corner">Upper left corner of its first capital letter.</param>
    /// <param name="size">Height of a capital letter, pixels.</param>
    /// <param name="halo">Pixels by which strokes are thicker than usual, for the ground below the text.</param>
    public static void Write(Mask mask, ReadOnlySpan<char> text, Vector2 corner, float size, float halo = 0)
    {
        var scale = size / Glyphs.CapitalHeight;
        var pen = Math.Max(Pen * scale, 0.55f) + halo;
        foreach (var letter in text)
        {
            var (strokes, width) = Glyphs.Of(letter);
            var start = corner + new Vector2(scale * (Width(letter) - width) / 2, 0);
            foreach (var stroke in strokes)
            {
                for (var i = 1; i < stroke.Length; i++) mask.Line(start + (scale * stroke[i - 1]), start + (scale * stroke[i]), pen);
            }

            corner.X += scale * (Width(letter) + Gap);
        }
    }

    private static float Width(char letter) => char.IsAsciiDigit(letter) ? DigitWidth : Glyphs.Of(letter).Width;
}
