namespace Aikynetix.Inference.Conversion;

/// <summary>The first graph of a TensorFlow Lite file: its tensors, its steps in order, and what goes in and out.</summary>
internal sealed class LiteModel
{
    // Numbers of the fields in TensorFlow Lite's schema, table by table.
    private const int OperatorCodes = 1, Subgraphs = 2, Buffers = 4;
    private const int GraphTensors = 0, GraphInputs = 1, GraphOutputs = 2, GraphOperators = 3;
    private const int CodeOld = 0, CodeNew = 3;
    private const int TensorAxes = 0, TensorType = 1, TensorBuffer = 2, TensorName = 3, TensorQuantization = 4, TensorSparsity = 6;
    private const int Scale = 2, ZeroPoint = 3, QuantizedAxis = 6;
    private const int MostInputsAndOutputs = 64;
    private const int StepCode = 0, StepInputs = 1, StepOutputs = 2, StepOptions = 4;

    private readonly string[] _kinds;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConversionException">It is no TensorFlow Lite file, or damaged.</exception>
    public LiteModel(ReadOnlyMemory<byte> tflite)
    {
        var root = new FlatFile(tflite).Root("TFL3"u8);
        _kinds = Array.ConvertAll(root.Tables(OperatorCodes), Kind);
        var graph = root.Tables(Subgraphs) is [var first, ..] ? first : throw ConversionException.Damaged("it holds no graph");
        var buffers = root.Tables(Buffers);
        Tensors = Array.ConvertAll(graph.Tables(GraphTensors), table => Tensor(table, buffers));
        Inputs = Checked(graph.Int32s(GraphInputs), least: 0);
        Outputs = Checked(graph.Int32s(GraphOutputs), least: 0);
        if (Math.Max(Inputs.Length, Outputs.Length) > MostInputsAndOutputs) throw ConversionException.Damaged($"it has {Inputs.Length} inputs and {Outputs.Length} outputs");
        var steps = graph.Tables(GraphOperators);
        Operators = new LiteOperator[steps.Length];
        for (var i = 0; i < steps.Length; i++) Operators[i] = Operator(i, steps[i]);
    }

    /// <summary>All tensors.</summary>
    public LiteTensor[] Tensors { get; }

    /// <summary>All steps, in the order in which they run.</summary>
    public LiteOperator[] Operators { get; }

    /// <summary>Tensors that go in.</summary>
    public int[] Inputs { get; }

    /// <summary>Tensors that come out.</summary>
    public int[] Outputs { get; }

    // Codes above 127 did not fit the first field, which then holds 127; the greater of both counts.
    private static string Kind(FlatTable code) => LiteOperatorNames.Of(Math.Max(code.Byte(CodeOld), code.Int32(CodeNew)));

    private static LiteTensor Tensor(FlatTable table, FlatTable[] buffers)
    {
        var buffer = table.Int32(TensorBuffer);
        if (buffer < 0 || buffer >= buffers.Length) throw ConversionException.Damaged($"it has no buffer {buffer}");
        var quantization = table.Table(TensorQuantization) is { } q && q.Singles(Scale) is { Length: > 0 } scales
            ? new LiteQuantization(scales, q.Int64s(ZeroPoint), q.Int32(QuantizedAxis))
            : null;
        return new LiteTensor(
            table.Text(TensorName),
            table.Int32s(TensorAxes),
            (LiteType)table.Byte(TensorType),
            buffers[buffer].Bytes(0),
            quantization,
            table.Table(TensorSparsity));
    }

    private LiteOperator Operator(int index, FlatTable table)
    {
        var code = table.Int32(StepCode);
        if (code < 0 || code >= _kinds.Length) throw ConversionException.Damaged($"operator {index} has no kind");
        var outputs = Checked(table.Int32s(StepOutputs), least: 0);
        if (outputs.Length == 0) throw ConversionException.Damaged($"operator {index} ({_kinds[code]}) computes nothing");
        // Steps with several results exist in parts that are cut away; where one is needed, its kind is not known.
        return new LiteOperator(index, _kinds[code], Checked(table.Int32s(StepInputs), least: -1), outputs[0], table.Table(StepOptions));
    }

    private int[] Checked(int[] tensors, int least)
    {
        foreach (var tensor in tensors)
        {
            if (tensor < least || tensor >= Tensors.Length) throw ConversionException.Damaged($"it has no tensor {tensor}");
        }

        return tensors;
    }
}
