using System.Text;

namespace Aikynetix.Inference.UnitTests.Onnx;

/// <summary>Writes small ONNX files byte by byte, so that the binding is tested without any model file.</summary>
internal static class TinyModel
{
    private const int Float32 = 1;
    private const int Int64 = 7;

    /// <summary>A model <c>output = op(input)</c>.</summary>
    /// <param name="op">ONNX operator without attributes.</param>
    /// <param name="input">Shape of <c>input</c>; −1 for an open axis.</param>
    /// <param name="outputShape">Shape of <c>output</c>; the input's when null.</param>
    public static byte[] Make(string op, long[] input, long[]? outputShape = null)
    {
        return Make([(op, ["input"], "output")], [], ("input", input), ("output", outputShape ?? input));
    }

    /// <summary>A model of several operators without attributes.</summary>
    /// <param name="nodes">Operator, names that it reads, name that it writes; in the order of computing.</param>
    /// <param name="constants">Constant tensors, float32 or int64.</param>
    /// <param name="input">The input with its shape.</param>
    /// <param name="outputs">The outputs with their shapes.</param>
    public static byte[] Make(
        (string Op, string[] Inputs, string Output)[] nodes, (string Name, long[] Shape, Array Values)[] constants,
        (string Name, long[] Shape) input, params (string Name, long[] Shape)[] outputs)
    {
        var graph = Message(
        [
            .. nodes.Select(node => Field(1, Message([.. node.Inputs.Select(name => Text(1, name)), Text(2, node.Output), Text(4, node.Op)]))),
            Text(2, "tiny"),
            .. constants.Select(constant => Field(5, Constant(constant.Name, constant.Shape, constant.Values))),
            Field(11, Value(input.Name, input.Shape)),
            .. outputs.Select(output => Field(12, Value(output.Name, output.Shape))),
        ]);
        var operators = Message(Text(1, string.Empty), Number(2, 13));
        return Message(Number(1, 8), Field(7, graph), Field(8, operators));
    }

    private static byte[] Constant(string name, long[] shape, Array values)
    {
        var raw = new byte[Buffer.ByteLength(values)];
        Buffer.BlockCopy(values, 0, raw, 0, raw.Length);
        return Message([.. shape.Select(axis => Number(1, axis)), Number(2, values is float[]? Float32 : Int64), Text(8, name), Field(9, raw)]);
    }

    private static byte[] Value(string name, long[] shape)
    {
        var axes = Array.ConvertAll(shape, axis => Field(1, axis < 0 ? Text(2, "n") : Number(1, axis)));
        var tensor = Message(Number(1, Float32), Field(2, Message(axes)));
        return Message(Text(1, name), Field(2, Field(1, tensor)));
    }

    private static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(field => field)];

    private static byte[] Text(int field, string value) => Field(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Field(int field, byte[] content) => [(byte)((field << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Number(int field, long value) => [(byte)(field << 3), .. Varint(value)];

    private static IEnumerable<byte> Varint(long value)
    {
        for (; value >= 0x80; value >>= 7) yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
