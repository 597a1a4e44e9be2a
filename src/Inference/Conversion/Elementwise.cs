namespace Aikynetix.Inference.Conversion;

/// <summary>Rules for operators that compute each element by itself.</summary>
internal static class Elementwise
{
    /// <summary>RELU, RELU6 and LOGISTIC.</summary>
    public static void Unary(LiteOperator step, GraphBuilder graph)
    {
        var value = graph.Computed(step, 0);
        var name = step.Kind switch
        {
            "RELU" => graph.Onnx.Node("Relu", [value.Name]),
            "RELU6" => graph.Relu6(value.Name),
            _ => graph.Onnx.Node("Sigmoid", [value.Name]),
        };
        graph.Finish(step, name, value.Shape);
    }

    /// <summary>PRELU: the slope below zero of each channel.</summary>
    public static void Prelu(LiteOperator step, GraphBuilder graph)
    {
        var image = graph.Image(step, 0);
        var channels = image.Shape[3];
        var slopes = graph.Constant(step, 1).Shape;
        if (slopes.Length == 0 || slopes[^1] != channels || TensorShape.Count(slopes) != channels)
            throw step.Unknown($"slopes of shape {TensorShape.Text(slopes)} for {channels} channels");
        graph.Finish(step, graph.Onnx.Node("PRelu", [image.Name, graph.Weights(step, 1, [channels, 1, 1])]), image.Shape);
    }

    /// <summary>ADD, SUB, MUL and DIV; one side may be a constant, and axes of length 1 stretch.</summary>
    public static void Binary(LiteOperator step, GraphBuilder graph, string kind)
    {
        const int Activation = 0;
        var one = Operand(step, graph, 0, other: 1);
        var other = Operand(step, graph, 1, other: 0);
        if (TensorShape.Broadcast(one.Shape, other.Shape) is not { } shape)
            throw step.Damaged($"joins {TensorShape.Text(one.Shape)} and {TensorShape.Text(other.Shape)}");
        graph.Finish(step, graph.Onnx.Node(kind, [one.Name, other.Name]), shape, step.Byte(Activation));
    }

    private static GraphValue Operand(LiteOperator step, GraphBuilder graph, int position, int other)
    {
        if (graph.TryConstant(step, position) is not { } constant)
        {
            var value = graph.Computed(step, position);
            var partner = graph.TryConstant(step, other)?.Shape ?? graph.Computed(step, other).Shape;
            // Of two computed values with a different number of axes, only one has its channels in front.
            return partner.Length == value.Shape.Length || (partner.Length < value.Shape.Length && graph.TryConstant(step, other) is not null)
                ? value
                : throw step.Unknown($"operands of {value.Shape.Length} and {partner.Length} axes");
        }

        TensorShape.Count(constant.Shape);
        if (!graph.Computed(step, other).IsImage) return new GraphValue(graph.Weights(step, position, constant.Shape), constant.Shape);
        if (constant.Shape.Length > 4) throw step.Unknown($"an operand of {constant.Shape.Length} axes");
        int[] image = [.. Enumerable.Repeat(1, 4 - constant.Shape.Length), .. constant.Shape];
        return new GraphValue(graph.Weights(step, position, TensorShape.Onnx(image), TensorShape.ChannelsFirst), image);
    }
}
