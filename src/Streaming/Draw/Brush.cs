using System.Numerics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>Puts the shapes of a mask into a frame, in one color, in all three planes.</summary>
internal static class Brush
{
    // Weights of the pixels go to 256, so that what is covered wholly takes the color to the last bit.
    private const int Full = 256;

    /// <summary>Paints the shapes and takes them off the mask.</summary>
    /// <param name="frame">The picture, as large as the mask.</param>
    /// <param name="mask">The shapes.</param>
    /// <param name="ink">The color.</param>
    /// <param name="opacity">0–1; below 1 the picture shines through.</param>
    public static void Paint(VideoFrame frame, Mask mask, Ink ink, float opacity = 1)
    {
        if (mask.Top < mask.Bottom)
        {
            var strength = (int)Math.Round(Math.Clamp(opacity, 0, 1) * Full);
            var pixels = frame.Pixels.Span;
            PaintLuma(pixels, frame.Width, mask, ink.Y, strength);
            var chroma = frame.ChromaWidth * frame.ChromaHeight;
            var u = pixels.Slice(frame.Width * frame.Height, chroma);
            PaintChroma(u, pixels.Slice((frame.Width * frame.Height) + chroma, chroma), frame, mask, ink, strength);
        }

        mask.Clear();
    }

    private static void PaintLuma(Span<byte> luma, int width, Mask mask, byte ink, int strength)
    {
        for (var y = mask.Top; y < mask.Bottom; y++)
        {
            var (left, right) = mask.SpanOf(y);
            if (left >= right) continue;
            var cover = mask.Row(y)[left..right];
            var row = luma.Slice((y * width) + left, cover.Length);
            var x = 0;
            for (; x <= cover.Length - Vector<byte>.Count; x += Vector<byte>.Count)
            {
                // Most of the box around some lines is empty.
                var covers = new Vector<byte>(cover[x..]);
                if (Vector.EqualsAll(covers, Vector<byte>.Zero)) continue;
                Vector.Widen(covers, out var firstCover, out var lastCover);
                Vector.Widen(new Vector<byte>(row[x..]), out var first, out var last);
                Vector.Narrow(Mix(first, ink, firstCover, strength), Mix(last, ink, lastCover, strength)).CopyTo(row[x..]);
            }

            for (; x < cover.Length; x++) row[x] = Mix(row[x], ink, Weight(cover[x], strength));
        }
    }

    private static void PaintChroma(Span<byte> u, Span<byte> v, VideoFrame frame, Mask mask, Ink ink, int strength)
    {
        for (var y = mask.Top / 2; y < (mask.Bottom + 1) / 2; y++)
        {
            var second = Math.Min((2 * y) + 1, frame.Height - 1);
            ReadOnlySpan<byte> upper = mask.Row(2 * y);
            ReadOnlySpan<byte> lower = mask.Row(second);
            var start = y * frame.ChromaWidth;
            var (one, other) = (mask.SpanOf(2 * y), mask.SpanOf(second));
            var end = (Math.Max(one.Right, other.Right) + 1) / 2;
            for (var x = Skip(upper, lower, Math.Min(one.Left, other.Left) / 2, end); x < end; x = Skip(upper, lower, x, end))
            {
                for (var stop = Math.Min(x + (Vector<byte>.Count / 2), end); x < stop; x++)
                {
                    var (left, right) = (2 * x, Math.Min((2 * x) + 1, frame.Width - 1));
                    var sum = upper[left] + upper[right] + lower[left] + lower[right];
                    if (sum == 0) continue;
                    var weight = Weight((sum + 2) / 4, strength);
                    u[start + x] = Mix(u[start + x], ink.U, weight);
                    v[start + x] = Mix(v[start + x], ink.V, weight);
                }
            }
        }
    }

    // The next column of chroma, in steps of a vector, from which something is covered.
    private static int Skip(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int x, int end)
    {
        while (x < end && (2 * x) + Vector<byte>.Count <= upper.Length
            && Vector.EqualsAll(new Vector<byte>(upper[(2 * x)..]) | new Vector<byte>(lower[(2 * x)..]), Vector<byte>.Zero))
        {
            x += Vector<byte>.Count / 2;
        }

        return x;
    }

    private static int Weight(int cover, int strength) => ((cover + (cover >> 7)) * strength) >> 8;

    private static byte Mix(byte below, byte ink, int weight) => (byte)(((below * (Full - weight)) + (ink * weight) + (Full / 2)) >> 8);

    private static Vector<ushort> Mix(Vector<ushort> below, byte ink, Vector<ushort> cover, int strength)
    {
        // At full strength the product is one more than 16 bits hold.
        var weight = cover + (cover >> 7);
        if (strength < Full) weight = (weight * new Vector<ushort>((ushort)strength)) >> 8;
        return ((below * (new Vector<ushort>(Full) - weight)) + (new Vector<ushort>(ink) * weight) + new Vector<ushort>(Full / 2)) >> 8;
    }
}
