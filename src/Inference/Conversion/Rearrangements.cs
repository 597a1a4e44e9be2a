namespace Aikynetix.Inference.Conversion;

/// <summary>Rules for operators that move elements: padding, resizing, reshaping, joining.</summary>
internal static class Rearrangements
{
    /// <summary>PAD: zeros around, given as [axes, 2] before and after.</summary>
    public static void Pad(LiteOperator step, GraphBuilder graph)
    {
        var value = graph.Computed(step, 0);
        var axes = value.Shape.Length;
        var amounts = graph.Integers(step, 1);
        if (amounts.Length != 2 * axes || amounts.Any(amount => amount is < 0 or > 4096)) throw step.Damaged($"pads {axes} axes by {TensorShape.Text(amounts)}");
        var before = amounts.Where((_, i) => i % 2 == 0).ToArray();
        var after = amounts.Where((_, i) => i % 2 == 1).ToArray();
        var pads = graph.Onnx.Constant([.. TensorShape.Onnx(before), .. TensorShape.Onnx(after)]);
        var name = graph.Onnx.Node("Pad", [value.Name, pads, graph.Onnx.Constant(0f)], OnnxAttribute.Text("mode", "constant"));
        graph.Finish(step, name, [.. value.Shape.Select((length, axis) => length + before[axis] + after[axis])]);
    }

    /// <summary>RESIZE_BILINEAR: where a pixel's place is its middle, its corner, or stretched from corner to corner.</summary>
    public static void Resize(LiteOperator step, GraphBuilder graph)
    {
        const int AlignCorners = 2, HalfPixelCenters = 3;
        var image = graph.Image(step, 0);
        if (graph.Integers(step, 1) is not [var height and > 0, var width and > 0]) throw step.Damaged("has no size to resize to");
        int[] shape = [image.Shape[0], height, width, image.Shape[3]];
        var places = step.Byte(AlignCorners) != 0 ? "align_corners" : step.Byte(HalfPixelCenters) != 0 ? "half_pixel" : "asymmetric";
        var name = graph.Onnx.Node(
            "Resize",
            [image.Name, string.Empty, string.Empty, graph.Onnx.Constant(TensorShape.Onnx(shape))],
            OnnxAttribute.Text("mode", "linear"),
            OnnxAttribute.Text("coordinate_transformation_mode", places));
        graph.Finish(step, name, shape);
    }

    /// <summary>DEPTH_TO_SPACE: channels become pixels; the outermost part of a channel's number is the place in the block.</summary>
    public static void DepthToSpace(LiteOperator step, GraphBuilder graph)
    {
        const int BlockSize = 0;
        var image = graph.Image(step, 0);
        var block = step.Positive(BlockSize, "block size");
        if (image.Shape is not [var batch, var height, var width, var channels] || channels % (block * block) != 0)
            throw step.Damaged($"cuts {TensorShape.Text(image.Shape)} into blocks of {block}");
        var name = graph.Onnx.Node("DepthToSpace", [image.Name], OnnxAttribute.Integer("blocksize", block), OnnxAttribute.Text("mode", "DCR"));
        graph.Finish(step, name, [batch, height * block, width * block, channels / (block * block)]);
    }

    /// <summary>RESHAPE: the elements keep TensorFlow Lite's order, so that an image first gets its channels back to the end.</summary>
    public static void Reshape(LiteOperator step, GraphBuilder graph)
    {
        var value = graph.Computed(step, 0);
        var shape = graph.Declared(step);
        if (TensorShape.Count(shape) != TensorShape.Count(value.Shape)) throw step.Damaged($"makes {TensorShape.Text(shape)} of {TensorShape.Text(value.Shape)}");
        var name = value.Name;
        if (TensorShape.OrderMatters(value.Shape)) name = graph.Onnx.Node("Transpose", [name], OnnxAttribute.Integers("perm", TensorShape.ChannelsLast));
        var moved = TensorShape.OrderMatters(shape);
        name = graph.Onnx.Node("Reshape", [name, graph.Onnx.Constant(moved ? shape : TensorShape.Onnx(shape))]);
        if (moved) name = graph.Onnx.Node("Transpose", [name], OnnxAttribute.Integers("perm", TensorShape.ChannelsFirst));
        graph.Finish(step, name, shape);
    }

    /// <summary>CONCATENATION of computed values along an axis.</summary>
    public static void Concatenate(LiteOperator step, GraphBuilder graph)
    {
        const int Axis = 0, Activation = 1;
        var parts = Enumerable.Range(0, step.Inputs.Length).Select(position => graph.Computed(step, position)).ToArray();
        if (parts.Length == 0) throw step.Damaged("joins nothing");
        var shape = parts[0].Shape.ToArray();
        var axis = step.Int32(Axis) is var given && given < 0 ? given + shape.Length : given;
        if (axis < 0 || axis >= shape.Length) throw step.Damaged($"joins along axis {given} of {shape.Length}");
        shape[axis] = 0;
        foreach (var part in parts)
        {
            var rest = part.Shape.ToArray();
            if (rest.Length == shape.Length) rest[axis] = shape[axis];
            if (!rest.SequenceEqual(shape)) throw step.Damaged($"joins {TensorShape.Text(parts[0].Shape)} and {TensorShape.Text(part.Shape)}");
            shape[axis] = (int)Math.Min((long)shape[axis] + part.Shape[axis], int.MaxValue);
        }

        var target = parts[0].IsImage ? Array.IndexOf(TensorShape.ChannelsFirst, axis) : axis;
        var name = graph.Onnx.Node("Concat", [.. parts.Select(part => part.Name)], OnnxAttribute.Integer("axis", target));
        graph.Finish(step, name, shape, step.Byte(Activation));
    }
}
