namespace Aikynetix.Inference.Conversion;

/// <summary>What has been converted so far: which tensors are constants, which are computed and under what name; rules for each operator build on it.</summary>
internal sealed class GraphBuilder
{
    // TensorFlow Lite's fused activations by their code in its schema.
    private const int NoActivation = 0, FusedRelu = 1, FusedRelu6 = 3;

    private readonly LiteModel _model;
    private readonly ElementBudget _budget;
    private readonly ConstantReader _reader;
    private readonly Dictionary<int, GraphValue> _computed = [];
    private readonly Dictionary<int, int> _folded = [];

    /// <summary>Opens a graph with the model's one input, an image, called <c>input</c>.</summary>
    /// <exception cref="ConversionException">The model takes something else.</exception>
    public GraphBuilder(LiteModel model, ElementBudget budget)
    {
        (_model, _budget, _reader) = (model, budget, new ConstantReader(budget));
        if (model.Inputs is not [var input] || model.Tensors[input].Shape is not [1, _, _, 3] shape)
        {
            throw ConversionException.Unknown(
                $"A model with the inputs ({string.Join(", ", model.Inputs.Select(index => model.Tensors[index]))}) instead of one picture of three colours");
        }

        TensorShape.Count(shape);
        _computed[input] = new GraphValue("input", shape);
        Onnx.Input("input", TensorShape.Onnx(shape));
    }

    /// <summary>The graph.</summary>
    public OnnxGraph Onnx { get; } = new();

    /// <summary>What was computed for a tensor.</summary>
    /// <exception cref="ConversionException">Nothing, so far.</exception>
    public GraphValue Computed(int tensor) =>
        _computed.TryGetValue(tensor, out var value) ? value : throw ConversionException.Damaged($"tensor {_model.Tensors[tensor]} is used but not computed from the picture");

    /// <summary>A computed input of an operator.</summary>
    /// <exception cref="ConversionException">It is left out, or not computed.</exception>
    public GraphValue Computed(LiteOperator step, int position)
    {
        var tensor = step.Input(position);
        return tensor >= 0 ? Computed(tensor) : throw step.Damaged($"lacks its input {position}");
    }

    /// <summary>A computed input of an operator that works on images.</summary>
    /// <exception cref="ConversionException">It is none.</exception>
    public GraphValue Image(LiteOperator step, int position)
    {
        var value = Computed(step, position);
        return value.IsImage ? value : throw step.Unknown($"an input of shape {TensorShape.Text(value.Shape)}, which is no image");
    }

    /// <summary>A constant input of an operator, the declared tensor.</summary>
    /// <exception cref="ConversionException">It is left out, or not constant.</exception>
    public LiteTensor Constant(LiteOperator step, int position) =>
        TryConstant(step, position) ?? throw step.Unknown($"an input {position} that is not constant");

    /// <summary>A constant input of an operator; null when it is left out or computed.</summary>
    public LiteTensor? TryConstant(LiteOperator step, int position) => Origin(step.Input(position)) is { } tensor ? _model.Tensors[tensor] : null;

    /// <summary>Whole numbers of a constant input.</summary>
    public int[] Integers(LiteOperator step, int position) => _reader.Integers(Constant(step, position));

    /// <summary>Keeps the real numbers of a constant input in the graph.</summary>
    /// <param name="step">The operator.</param>
    /// <param name="position">Which input.</param>
    /// <param name="shape">The shape to keep it in; as many elements.</param>
    /// <param name="order">The order to bring its four axes into first, the last one elsewhere; null to leave them.</param>
    /// <returns>Its name.</returns>
    public string Weights(LiteOperator step, int position, int[] shape, int[]? order = null)
    {
        var constant = Constant(step, position);
        var tensor = Origin(step.Input(position))!.Value;
        var name = $"w{tensor}_{string.Join('x', shape)}{(order is null ? string.Empty : "_" + string.Concat(order))}";
        return Onnx.Constant(name, shape, () =>
        {
            var values = _reader.Reals(constant);
            // Fewer axes than four are aligned at the last, as element-wise operators align them.
            int[] four = order is null ? [] : [.. Enumerable.Repeat(1, 4 - constant.Shape.Length), .. constant.Shape];
            if (order is null || !TensorShape.OrderMatters(four)) return values;
            var moved = _budget.Take<float>(values.Length);
            TensorShape.Permute(values, four, order, moved);
            return moved;
        });
    }

    /// <summary>Lets the output of an operator stand for its input: a constant as well as a computed one.</summary>
    /// <exception cref="ConversionException">The operator changes the shape.</exception>
    public void Forward(LiteOperator step)
    {
        if (Origin(step.Input(0)) is { } tensor) _folded[step.Output] = tensor;
        else Finish(step, Computed(step, 0).Name, Computed(step, 0).Shape);
    }

    /// <summary>Ends an operator: adds its fused activation, and notes what it has computed.</summary>
    /// <param name="step">The operator.</param>
    /// <param name="name">The value computed.</param>
    /// <param name="shape">Its shape in TensorFlow Lite's order, as it follows from the inputs.</param>
    /// <param name="activation">Code of the fused activation.</param>
    /// <exception cref="ConversionException">The file declares another shape, or the activation has no rule.</exception>
    public void Finish(LiteOperator step, string name, int[] shape, int activation = NoActivation)
    {
        TensorShape.Count(shape);
        var declared = _model.Tensors[step.Output];
        if (!declared.Shape.SequenceEqual(shape)) throw step.Damaged($"computes {TensorShape.Text(shape)}, but {declared} is declared");
        var activated = activation switch
        {
            NoActivation => name,
            FusedRelu => Onnx.Node("Relu", [name]),
            FusedRelu6 => Relu6(name),
            _ => throw step.Unknown($"fused activation {activation}"),
        };
        _computed[step.Output] = new GraphValue(activated, shape);
    }

    /// <summary>Cuts a value off below 0 and above 6.</summary>
    /// <returns>The name of the result.</returns>
    public string Relu6(string name) => Onnx.Node("Clip", [name, Onnx.Constant(0f), Onnx.Constant(6f)]);

    /// <summary>The shape that the file declares for an operator's output.</summary>
    public int[] Declared(LiteOperator step) => _model.Tensors[step.Output].Shape;

    private int? Origin(int tensor)
    {
        if (tensor < 0 || _computed.ContainsKey(tensor)) return null;
        if (_folded.TryGetValue(tensor, out var origin)) return origin;
        return _model.Tensors[tensor].Data.IsEmpty ? null : tensor;
    }
}
