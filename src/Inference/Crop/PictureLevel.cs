using System.Runtime.Intrinsics;

namespace Aikynetix.Inference.Crop;

/// <summary>A picture halved some number of times: three 8-bit planes back to back (Y, U, V), the chroma planes half as large.</summary>
/// <param name="Pixels">The planes.</param>
/// <param name="Width">Width of the luma plane.</param>
/// <param name="Height">Height of the luma plane.</param>
/// <param name="ChromaWidth">Width of a chroma plane.</param>
/// <param name="ChromaHeight">Height of a chroma plane.</param>
internal readonly record struct PictureLevel(ReadOnlyMemory<byte> Pixels, int Width, int Height, int ChromaWidth, int ChromaHeight)
{
    /// <summary>Bytes of all three planes.</summary>
    public int ByteCount => (Width * Height) + (2 * ChromaWidth * ChromaHeight);

    /// <summary>The next level: each pixel the rounded mean of 2 × 2 here, the last row or column repeated where a side is odd.</summary>
    /// <param name="target">Memory for it; at least a quarter of this level's plus its odd edges.</param>
    public PictureLevel Halve(Memory<byte> target)
    {
        var half = new PictureLevel(target, (Width + 1) / 2, (Height + 1) / 2, (ChromaWidth + 1) / 2, (ChromaHeight + 1) / 2);
        var (luma, chroma) = (Width * Height, ChromaWidth * ChromaHeight);
        var (halfLuma, halfChroma) = (half.Width * half.Height, half.ChromaWidth * half.ChromaHeight);
        var from = Pixels.Span;
        var to = target.Span;
        HalvePlane(from[..luma], Width, Height, to[..halfLuma]);
        HalvePlane(from.Slice(luma, chroma), ChromaWidth, ChromaHeight, to.Slice(halfLuma, halfChroma));
        HalvePlane(from.Slice(luma + chroma, chroma), ChromaWidth, ChromaHeight, to.Slice(halfLuma + halfChroma, halfChroma));
        return half;
    }

    private static void HalvePlane(ReadOnlySpan<byte> from, int width, int height, Span<byte> to)
    {
        var halfWidth = (width + 1) / 2;
        for (var y = 0; 2 * y < height; y++)
        {
            var upper = from.Slice(2 * y * width, width);
            var lower = (2 * y) + 1 < height ? from.Slice(((2 * y) + 1) * width, width) : upper;
            HalveRows(upper, lower, to.Slice(y * halfWidth, halfWidth));
        }
    }

    private static void HalveRows(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> to)
    {
        var x = 0;
        for (; 2 * (x + Vector256<byte>.Count) <= upper.Length; x += Vector256<byte>.Count)
        {
            var first = QuarterSums(upper[(2 * x)..], lower[(2 * x)..]);
            var second = QuarterSums(upper[((2 * x) + 32)..], lower[((2 * x) + 32)..]);
            Vector256.Narrow(first, second).CopyTo(to[x..]);
        }

        for (; x < to.Length; x++)
        {
            var (left, right) = (2 * x, Math.Min((2 * x) + 1, upper.Length - 1));
            to[x] = (byte)((upper[left] + upper[right] + lower[left] + lower[right] + 2) >> 2);
        }
    }

    private static Vector256<ushort> QuarterSums(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower)
    {
        // Each 16-bit lane holds two neighbours: the low byte is the left one (little-endian).
        var a = Vector256.Create(upper).AsUInt16();
        var b = Vector256.Create(lower).AsUInt16();
        var low = Vector256.Create((ushort)0xFF);
        var sum = (a & low) + Vector256.ShiftRightLogical(a, 8) + (b & low) + Vector256.ShiftRightLogical(b, 8);
        return Vector256.ShiftRightLogical(sum + Vector256.Create((ushort)2), 2);
    }
}
