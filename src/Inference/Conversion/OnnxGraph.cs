namespace Aikynetix.Inference.Conversion;

/// <summary>An ONNX model that is being written; the same calls give the same bytes.</summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 7, OperatorSet = 13;
    private const int Float32 = 1, Int64 = 7;

    private readonly List<ProtoMessage> _nodes = [];
    private readonly List<ProtoMessage> _constants = [];
    private readonly List<ProtoMessage> _inputs = [];
    private readonly List<ProtoMessage> _outputs = [];
    private readonly HashSet<string> _constantNames = [];
    private int _values;

    /// <summary>Declares a float32 input.</summary>
    public void Input(string name, int[] shape) => _inputs.Add(Declaration(name, shape));

    /// <summary>Names a value as a float32 output.</summary>
    public void Output(string name, string value, int[] shape)
    {
        _nodes.Add(new ProtoMessage().Text(1, value).Text(2, name).Text(4, "Identity"));
        _outputs.Add(Declaration(name, shape));
    }

    /// <summary>Adds a node.</summary>
    /// <param name="kind">ONNX operator.</param>
    /// <param name="inputs">Values that it reads; empty for a left-out one.</param>
    /// <param name="attributes">Its settings.</param>
    /// <returns>The name of the value that it computes.</returns>
    public string Node(string kind, string[] inputs, params ProtoMessage[] attributes)
    {
        var name = $"v{++_values}";
        var node = new ProtoMessage();
        foreach (var input in inputs) node.Text(1, input);
        node.Text(2, name).Text(4, kind);
        foreach (var attribute in attributes) node.Message(5, attribute);
        _nodes.Add(node);
        return name;
    }

    /// <summary>Keeps a constant under a name, once.</summary>
    /// <param name="name">Its name; the same name must mean the same numbers.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="values">Gives its elements when they are not kept yet.</param>
    /// <returns>The name.</returns>
    public string Constant(string name, int[] shape, Func<float[]> values)
    {
        if (_constantNames.Add(name)) _constants.Add(Tensor(name, shape, Float32).Raw(9, values()));
        return name;
    }

    /// <summary>Keeps a list of whole numbers.</summary>
    /// <returns>Its name.</returns>
    public string Constant(params int[] values)
    {
        var name = $"list_{string.Join('_', values)}";
        if (_constantNames.Add(name)) _constants.Add(Tensor(name, [values.Length], Int64).Raw(9, Array.ConvertAll(values, value => (long)value)));
        return name;
    }

    /// <summary>Keeps a single number.</summary>
    /// <returns>Its name.</returns>
    public string Constant(float value) => Constant(FormattableString.Invariant($"number_{value}"), [], () => [value]);

    /// <summary>The model's bytes.</summary>
    public byte[] ToArray()
    {
        var graph = new ProtoMessage();
        foreach (var node in _nodes) graph.Message(1, node);
        graph.Text(2, "converted");
        foreach (var constant in _constants) graph.Message(5, constant);
        foreach (var input in _inputs) graph.Message(11, input);
        foreach (var output in _outputs) graph.Message(12, output);
        return new ProtoMessage()
            .Number(1, IrVersion)
            .Text(2, "aikynetix")
            .Message(7, graph)
            .Message(8, new ProtoMessage().Text(1, string.Empty).Number(2, OperatorSet))
            .ToArray();
    }

    private static ProtoMessage Tensor(string name, int[] shape, int type)
    {
        var tensor = new ProtoMessage();
        foreach (var axis in shape) tensor.Number(1, axis);
        return tensor.Number(2, type).Text(8, name);
    }

    private static ProtoMessage Declaration(string name, int[] shape)
    {
        var axes = new ProtoMessage();
        foreach (var axis in shape) axes.Message(1, new ProtoMessage().Number(1, axis));
        var tensor = new ProtoMessage().Number(1, Float32).Message(2, axes);
        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensor));
    }
}
