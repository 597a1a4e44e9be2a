using System.Runtime.InteropServices;
using Aikynetix.Inference.Conversion;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Builds small TensorFlow Lite files tensor by tensor and step by step, converts them, and runs the result.</summary>
internal sealed class LiteFile
{
    private readonly List<(int Field, object Value)[]> _tensors = [];
    private readonly List<(int Field, object Value)[]> _buffers = [[]];
    private readonly List<(int Field, object Value)[]> _codes = [];
    private readonly List<(int Field, object Value)[]> _steps = [];
    private readonly List<int> _outputs = [];

    /// <summary>Opens a file whose tensor 0 is an image of three channels.</summary>
    public LiteFile(int height, int width) => Tensor([1, height, width, 3], LiteType.Float32);

    /// <summary>A computed tensor.</summary>
    public int Tensor(int[] shape, LiteType type, params (int Field, object Value)[] more) => Tensor(shape, type, 0, more);

    /// <summary>A tensor on a buffer that may be another constant's too; 0 is empty, constants have 1, 2… in the order of making.</summary>
    public int Tensor(int[] shape, LiteType type, int buffer, params (int Field, object Value)[] more)
    {
        (int, object)[] name = more.Any(field => field.Field == 3) ? [] : [(3, $"tensor {_tensors.Count}")];
        _tensors.Add([(0, shape), (1, (byte)type), (2, buffer), .. name, .. more]);
        return _tensors.Count - 1;
    }

    /// <summary>A constant of 32-bit floating-point numbers.</summary>
    public int Constant(int[] shape, params float[] values) => Constant(shape, LiteType.Float32, values);

    /// <summary>A constant of 16-bit floating-point numbers.</summary>
    public int Halves(int[] shape, params float[] values) => Constant(shape, LiteType.Float16, Array.ConvertAll(values, value => (Half)value));

    /// <summary>A constant list of whole numbers.</summary>
    public int List(int[] shape, params int[] values) => Constant(shape, LiteType.Int32, values);

    /// <summary>A constant of integers that stand for reals.</summary>
    public int Quantised<T>(int[] shape, LiteType type, T[] values, float[] scales, long[] zeros, int axis)
        where T : unmanaged => Constant(shape, type, values, (4, new (int, object)[] { (2, scales), (3, zeros), (6, axis) }));

    /// <summary>A sparse constant of 16-bit floating-point numbers.</summary>
    public int Sparse(int[] shape, float[] stored, int[] order, int[] blocked, params (int, object)[][] levels) =>
        Constant(shape, LiteType.Float16, Array.ConvertAll(stored, value => (Half)value), (6, new (int, object)[] { (0, order), (1, blocked), (2, levels) }));

    /// <summary>A level of a sparse constant where every position is there.</summary>
    public static (int Field, object Value)[] Full(int length) => [(0, (byte)0), (1, length)];

    /// <summary>A level of a sparse constant with a list of the positions that are there; segments of 32, positions of 8 bits.</summary>
    public static (int Field, object Value)[] Compressed(int[] segments, byte[] positions) =>
        [(0, (byte)1), (2, (byte)1), (3, new (int, object)[] { (0, segments) }), (4, (byte)3), (5, new (int, object)[] { (0, positions) })];

    /// <summary>A step.</summary>
    /// <param name="code">The operator's code in the schema.</param>
    /// <param name="inputs">Tensors that it reads.</param>
    /// <param name="shape">Shape of what it computes.</param>
    /// <param name="options">Its settings.</param>
    /// <returns>The tensor that it computes.</returns>
    public int Step(int code, int[] inputs, int[] shape, params (int Field, object Value)[] options) => StepInto(code, inputs, Tensor(shape, LiteType.Float32), options);

    /// <summary>A step that computes a tensor made before.</summary>
    public int StepInto(int code, int[] inputs, int output, params (int Field, object Value)[] options)
    {
        _codes.Add([(0, (byte)Math.Min(code, 127)), (3, code)]);
        _steps.Add([(0, _codes.Count - 1), (1, inputs), (2, new[] { output }), (3, (byte)1), (4, options)]);
        return output;
    }

    /// <summary>Makes a tensor an output.</summary>
    public LiteFile Output(int tensor)
    {
        _outputs.Add(tensor);
        return this;
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToArray()
    {
        (int, object)[] graph = [(0, _tensors.ToArray()), (1, new[] { 0 }), (2, _outputs.ToArray()), (3, _steps.ToArray())];
        return FlatWriter.Write([(0, 3), (1, _codes.ToArray()), (2, new[] { graph }), (4, _buffers.ToArray())], "TFL3");
    }

    /// <summary>Converts a file with all its outputs, called <c>out0</c>, <c>out1</c>…</summary>
    public static byte[] Convert(byte[] file)
    {
        var model = new LiteModel(file);
        return TfLiteConverter.Build(model, [.. model.Outputs.Select((tensor, i) => new FamilyOutput($"out{i}", tensor))], new ElementBudget(file.Length));
    }

    /// <summary>Converts and computes the first output.</summary>
    /// <param name="input">Elements of the image, channels first.</param>
    public float[] Run(params float[] input) => OnnxFile.Run(Convert(ToArray()), input)["out0"];

    private int Constant<T>(int[] shape, LiteType type, T[] values, params (int Field, object Value)[] more)
        where T : unmanaged
    {
        _buffers.Add([(0, MemoryMarshal.AsBytes(values.AsSpan()).ToArray())]);
        return Tensor(shape, type, _buffers.Count - 1, more);
    }
}
