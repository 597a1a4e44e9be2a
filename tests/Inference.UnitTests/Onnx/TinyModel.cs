using System.Text;

namespace Aikynetix.Inference.UnitTests.Onnx;

/// <summary>Writes ONNX files of one node, byte by byte, so that the binding is tested without any model file.</summary>
internal static class TinyModel
{
    private const int Float32 = 1;

    /// <summary>A model <c>output = op(input)</c>.</summary>
    /// <param name="op">ONNX operator without attributes.</param>
    /// <param name="input">Shape of <c>input</c>; −1 for an open axis.</param>
    /// <param name="outputShape">Shape of <c>output</c>; the input's when null.</param>
    public static byte[] Make(string op, long[] input, long[]? outputShape = null)
    {
        var node = Message(Text(1, "input"), Text(2, "output"), Text(4, op));
        var graph = Message(Field(1, node), Text(2, "tiny"), Field(11, Value("input", input)), Field(12, Value("output", outputShape ?? input)));
        var operators = Message(Text(1, string.Empty), Number(2, 13));
        return Message(Number(1, 8), Field(7, graph), Field(8, operators));
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
