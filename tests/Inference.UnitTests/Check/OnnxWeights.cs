namespace Aikynetix.Inference.UnitTests.Check;

/// <summary>Finds the convolution kernels inside an ONNX file's bytes, so that a test can tamper with them in place.</summary>
internal static class OnnxWeights
{
    private const int Graph = 7;
    private const int Initializer = 5;
    private const int Axes = 1;
    private const int Type = 2;
    private const int Raw = 9;

    /// <summary>Kernels of four axes in the file's order: shape, ONNX element type (1 float32, 3 int8), place of their bytes.</summary>
    public static List<(long[] Shape, long Type, Range Bytes)> Kernels(byte[] onnx)
    {
        var kernels = new List<(long[], long, Range)>();
        foreach (var graph in Fields(onnx, 0, onnx.Length).Where(field => field.Number == Graph))
        {
            foreach (var tensor in Fields(onnx, graph.From, graph.To).Where(field => field.Number == Initializer))
            {
                var fields = Fields(onnx, tensor.From, tensor.To).ToList();
                var shape = fields.Where(field => field.Number == Axes).SelectMany(field => Numbers(onnx, field)).ToArray();
                var raw = fields.Find(field => field.Number == Raw);
                if (shape.Length == 4 && raw.To > raw.From)
                    kernels.Add((shape, fields.Find(field => field.Number == Type).From, raw.From..raw.To));
            }
        }

        return kernels;
    }

    /// <summary>A varint is in From; packed and single axes both occur.</summary>
    private static IEnumerable<long> Numbers(byte[] data, (int Number, int From, int To) field)
    {
        if (field.To == 0) yield return field.From;
        for (var at = field.From; at < field.To;) yield return Varint(data, ref at);
    }

    private static IEnumerable<(int Number, int From, int To)> Fields(byte[] data, int from, int to)
    {
        while (from < to)
        {
            var tag = Varint(data, ref from);
            switch (tag & 7)
            {
                case 0:
                    yield return ((int)(tag >> 3), (int)Varint(data, ref from), 0);
                    break;
                case 1:
                    from += 8;
                    break;
                case 2:
                    var length = (int)Varint(data, ref from);
                    yield return ((int)(tag >> 3), from, from + length);
                    from += length;
                    break;
                case 5:
                    from += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} at {from}.");
            }
        }
    }

    private static long Varint(byte[] data, ref int at)
    {
        for (long value = 0, shift = 0; ; shift += 7)
        {
            var next = data[at++];
            value |= (next & 0x7FL) << (int)shift;
            if (next < 0x80) return value;
        }
    }
}
