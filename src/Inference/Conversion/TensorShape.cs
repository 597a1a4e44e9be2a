namespace Aikynetix.Inference.Conversion;

/// <summary>Arithmetic of shapes: counting, broadcasting, and moving the channels of an image in front of its rows and back.</summary>
internal static class TensorShape
{
    /// <summary>Axes of [batch, channels, height, width] as positions in [batch, height, width, channels].</summary>
    public static readonly int[] ChannelsFirst = [0, 3, 1, 2];

    /// <summary>Axes of [batch, height, width, channels] as positions in [batch, channels, height, width].</summary>
    public static readonly int[] ChannelsLast = [0, 2, 3, 1];

    private const int MostAxes = 8;
    private const long MostElements = 1 << 26;

    /// <summary>Number of elements.</summary>
    /// <exception cref="ConversionException">An axis is empty, or there are more axes or elements than any supported model has.</exception>
    public static int Count(ReadOnlySpan<int> shape)
    {
        var count = 1L;
        foreach (var axis in shape) count = axis < 1 ? 0 : Math.Min(count * axis, MostElements + 1);
        if (shape.Length > MostAxes || count is 0 or > MostElements)
            throw ConversionException.Damaged($"it has a tensor of the impossible shape {Text(shape)}");
        return (int)count;
    }

    /// <summary>The shape of an element-wise result, axes aligned at the last.</summary>
    /// <returns>Null when the shapes do not go together.</returns>
    public static int[]? Broadcast(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var shape = new int[Math.Max(one.Length, other.Length)];
        for (var back = 1; back <= shape.Length; back++)
        {
            var a = back <= one.Length ? one[^back] : 1;
            var b = back <= other.Length ? other[^back] : 1;
            if (a != b && a != 1 && b != 1) return null;
            shape[^back] = Math.Max(a, b);
        }

        return shape;
    }

    /// <summary>A shape with its axes in another order.</summary>
    public static int[] Permute(int[] shape, int[] order) => Array.ConvertAll(order, axis => shape[axis]);

    /// <summary>Elements with their axes in another order.</summary>
    /// <param name="values">Elements of <paramref name="shape"/>, last axis fastest.</param>
    /// <param name="shape">Four axes.</param>
    /// <param name="order">For each new axis the old one.</param>
    /// <param name="moved">Takes the result, as many elements.</param>
    public static void Permute(ReadOnlySpan<float> values, int[] shape, int[] order, Span<float> moved)
    {
        int[] steps = [shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1];
        var (target, step) = (Permute(shape, order), Permute(steps, order));
        var next = 0;
        for (var i = 0; i < target[0]; i++)
            for (var j = 0; j < target[1]; j++)
                for (var k = 0; k < target[2]; k++)
                {
                    var start = (i * step[0]) + (j * step[1]) + (k * step[2]);
                    for (var l = 0; l < target[3]; l++) moved[next++] = values[start + (l * step[3])];
                }
    }

    /// <summary>The shape in ONNX order: an image's channels first, others as they are.</summary>
    public static int[] Onnx(int[] shape) => shape.Length == 4 ? Permute(shape, ChannelsFirst) : shape;

    /// <summary>Whether moving an image's channels changes the order of its elements, which it does not for one channel or one pixel.</summary>
    public static bool OrderMatters(int[] shape) => shape.Length == 4 && shape[3] > 1 && (long)shape[1] * shape[2] > 1;

    /// <summary>The shape for people, e.g. <c>[1,64,64,39]</c>.</summary>
    public static string Text(ReadOnlySpan<int> shape) =>
        $"[{string.Join(',', shape[..Math.Min(shape.Length, MostAxes)].ToArray())}{(shape.Length > MostAxes ? ",…" : string.Empty)}]";
}
