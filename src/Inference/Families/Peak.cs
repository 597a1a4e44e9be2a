using System.Numerics;
using System.Runtime.InteropServices;

namespace Aikynetix.Inference.Families;

/// <summary>Finds the largest of many numbers, as wide as the processor allows.</summary>
internal static class Peak
{
    /// <summary>Index of the first largest value; some index, 0 for none, where values are not numbers.</summary>
    public static int IndexOf(ReadOnlySpan<float> values)
    {
        var best = float.NegativeInfinity;
        var rest = values;
        if (rest.Length >= Vector<float>.Count)
        {
            var wide = new Vector<float>(best);
            for (; rest.Length >= Vector<float>.Count; rest = rest[Vector<float>.Count..]) wide = Vector.Max(wide, new Vector<float>(rest));
            for (var i = 0; i < Vector<float>.Count; i++) best = MathF.Max(best, wide[i]);
        }

        foreach (var value in rest) best = MathF.Max(best, value);
        // Equal bits are searched for as integers, which is done as wide as the maximum.
        return Math.Max(0, MemoryMarshal.Cast<float, int>(values).IndexOf(BitConverter.SingleToInt32Bits(best)));
    }
}
