using System.Numerics;
using System.Runtime.InteropServices;

namespace Aikynetix.Biomechanics.Bar;

/// <summary>Luma gradients of the searched window, shrunken until a plate has a few tens of pixels: circles are voted from them.</summary>
internal readonly ref struct GradientField
{
    private GradientField(PlateScratch scratch, int columns, int rows)
    {
        (Columns, Rows) = (columns, rows);
        X = scratch.GradientX(columns * rows);
        Y = scratch.GradientY(columns * rows);
        Strength = scratch.Strength(columns * rows);
    }

    /// <summary>Width, working pixels.</summary>
    public int Columns { get; }

    /// <summary>Height, working pixels.</summary>
    public int Rows { get; }

    /// <summary>Horizontal gradient, grey levels per working pixel, row by row; zero along the border.</summary>
    public Span<float> X { get; }

    /// <summary>Vertical gradient, grey levels per working pixel, row by row; zero along the border.</summary>
    public Span<float> Y { get; }

    /// <summary>Length of the gradient.</summary>
    public Span<float> Strength { get; }

    /// <summary>Shrinks the window by averaging, smooths it and takes Sobel gradients.</summary>
    public static GradientField Of(ReadOnlySpan<byte> luma, int stride, in PlateSearch search, PlateScratch scratch)
    {
        var field = new GradientField(scratch, search.Columns, search.Rows);
        var small = scratch.Luma(search.Columns * search.Rows);
        Shrink(luma[((search.Top * stride) + search.Left)..], stride, search.Shrink, search.Columns, small, scratch);
        Smooth(small, search.Columns, search.Rows, scratch.Row(2 * search.Columns));
        field.Differentiate(small);
        return field;
    }

    private static void Shrink(ReadOnlySpan<byte> luma, int stride, int factor, int columns, Span<float> small, PlateScratch scratch)
    {
        var sums = scratch.Columns(columns * factor);
        var scale = 1f / (factor * factor);
        for (var row = 0; row * columns < small.Length; row++)
        {
            sums.Clear();
            for (var line = 0; line < factor; line++) AddLine(luma.Slice(((row * factor) + line) * stride, sums.Length), sums);
            var target = small.Slice(row * columns, columns);
            for (int x = 0, from = 0; x < columns; x++, from += factor)
            {
                var sum = 0;
                foreach (var value in sums.Slice(from, factor)) sum += value;
                target[x] = sum * scale;
            }
        }
    }

    private static void AddLine(ReadOnlySpan<byte> line, Span<ushort> sums)
    {
        var whole = line.Length - (line.Length % Vector<byte>.Count);
        var target = MemoryMarshal.Cast<ushort, Vector<ushort>>(sums[..whole]);
        var source = MemoryMarshal.Cast<byte, Vector<byte>>(line[..whole]);
        for (var i = 0; i < source.Length; i++)
        {
            Vector.Widen(source[i], out var low, out var high);
            target[2 * i] += low;
            target[(2 * i) + 1] += high;
        }

        for (var i = whole; i < line.Length; i++) sums[i] += line[i];
    }

    /// <summary>Binomial 3 × 3 in place: takes codec and sensor noise off before gradients enlarge it.</summary>
    private static void Smooth(Span<float> small, int columns, int rows, Span<float> scratch)
    {
        var above = scratch[..columns];
        var current = scratch[columns..];
        small[..columns].CopyTo(above);
        for (var row = 1; row < rows - 1; row++)
        {
            var line = small.Slice(row * columns, columns);
            line.CopyTo(current);
            Combine(above, current, small.Slice((row + 1) * columns, columns), line, 0.25f, 0.5f, 0.25f);
            var swap = above;
            above = current;
            current = swap;
            var left = line[0];
            for (var x = 1; x < columns - 1; x++)
            {
                var middle = line[x];
                line[x] = (0.25f * (left + line[x + 1])) + (0.5f * middle);
                left = middle;
            }
        }
    }

    private static void Combine(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> target, float wa, float wb, float wc)
    {
        var whole = target.Length - (target.Length % Vector<float>.Count);
        for (var i = 0; i < whole; i += Vector<float>.Count)
        {
            var sum = (new Vector<float>(a[i..]) * wa) + (new Vector<float>(b[i..]) * wb) + (new Vector<float>(c[i..]) * wc);
            sum.CopyTo(target[i..]);
        }

        for (var i = whole; i < target.Length; i++) target[i] = (a[i] * wa) + (b[i] * wb) + (c[i] * wc);
    }

    private void Differentiate(ReadOnlySpan<float> small)
    {
        X.Clear();
        Y.Clear();
        Strength.Clear();
        for (var row = 1; row < Rows - 1; row++)
        {
            var (at, inner) = ((row * Columns) + 1, Columns - 2);
            if (inner < 1) return;
            var above = small.Slice(at - Columns - 1, Columns);
            var line = small.Slice(at - 1, Columns);
            var below = small.Slice(at + Columns - 1, Columns);
            var x = X.Slice(at, inner);
            var y = Y.Slice(at, inner);
            var strength = Strength.Slice(at, inner);
            for (var i = 0; i < x.Length; i++)
            {
                var gx = (above[i + 2] - above[i] + (2 * (line[i + 2] - line[i])) + below[i + 2] - below[i]) * 0.125f;
                var gy = (below[i] + (2 * below[i + 1]) + below[i + 2] - above[i] - (2 * above[i + 1]) - above[i + 2]) * 0.125f;
                (x[i], y[i], strength[i]) = (gx, gy, MathF.Sqrt((gx * gx) + (gy * gy)));
            }
        }
    }
}
