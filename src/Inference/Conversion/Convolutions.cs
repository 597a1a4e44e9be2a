namespace Aikynetix.Inference.Conversion;

/// <summary>Rules for operators that slide a window over an image: convolutions and pools.</summary>
internal static class Convolutions
{
    private const int Padding = 0, StrideWidth = 1, StrideHeight = 2;

    /// <summary>CONV_2D: weights [out, height, width, in] become [out, in, height, width].</summary>
    public static void Full(LiteOperator step, GraphBuilder graph)
    {
        const int Activation = 3, DilationWidth = 4, DilationHeight = 5;
        var image = graph.Image(step, 0);
        if (graph.Constant(step, 1).Shape is not [var filters, var height, var width, var depth]) throw step.Damaged("has weights that are no filters");
        var channels = image.Shape[3];
        if (depth < 1 || channels % depth != 0 || filters % (channels / depth) != 0)
            throw step.Damaged($"has {filters} filters of {depth} channels for an image of {channels}");
        var window = Window(step, image.Shape, (height, width), (step.Positive(DilationHeight, "dilation", 1), step.Positive(DilationWidth, "dilation", 1)));
        var weights = graph.Weights(step, 1, [filters, depth, height, width], TensorShape.ChannelsFirst);
        Add(step, graph, image, window, weights, filters, channels / depth, step.Byte(Activation));
    }

    /// <summary>DEPTHWISE_CONV_2D: weights [1, height, width, channels] become [channels, 1, height, width].</summary>
    public static void Depthwise(LiteOperator step, GraphBuilder graph)
    {
        const int Activation = 4, DilationWidth = 5, DilationHeight = 6;
        var image = graph.Image(step, 0);
        if (graph.Constant(step, 1).Shape is not [1, var height, var width, var filters]) throw step.Damaged("has weights that are no depthwise filters");
        var channels = image.Shape[3];
        if (filters % channels != 0) throw step.Damaged($"has {filters} filters for an image of {channels} channels");
        var window = Window(step, image.Shape, (height, width), (step.Positive(DilationHeight, "dilation", 1), step.Positive(DilationWidth, "dilation", 1)));
        var weights = graph.Weights(step, 1, [filters, 1, height, width], [3, 0, 1, 2]);
        Add(step, graph, image, window, weights, filters, channels, step.Byte(Activation));
    }

    /// <summary>MAX_POOL_2D and AVERAGE_POOL_2D; neither counts what is outside the image.</summary>
    public static void Pool(LiteOperator step, GraphBuilder graph, string kind)
    {
        const int FilterWidth = 3, FilterHeight = 4, Activation = 5;
        var image = graph.Image(step, 0);
        var window = Window(step, image.Shape, (step.Positive(FilterHeight, "filter height"), step.Positive(FilterWidth, "filter width")), (1, 1));
        var name = graph.Onnx.Node(kind, [image.Name], window.Attributes(dilations: false));
        graph.Finish(step, name, window.Result(image.Shape[3]), step.Byte(Activation));
    }

    private static SlidingWindow Window(LiteOperator step, int[] image, (int Height, int Width) size, (int Height, int Width) dilation)
    {
        var same = step.Byte(Padding) switch { 0 => true, 1 => false, var other => throw step.Unknown($"padding {other}") };
        var rows = new SlidingAxis(image[1], size.Height, step.Positive(StrideHeight, "stride"), dilation.Height, same);
        var columns = new SlidingAxis(image[2], size.Width, step.Positive(StrideWidth, "stride"), dilation.Width, same);
        if (rows.Steps < 1 || columns.Steps < 1) throw step.Damaged($"has a window of {size.Height}x{size.Width} for an image of {TensorShape.Text(image)}");
        return new SlidingWindow(image[0], rows, columns);
    }

    private static void Add(
        LiteOperator step, GraphBuilder graph, GraphValue image, SlidingWindow window, string weights, int filters, int groups, int activation)
    {
        string[] inputs = [image.Name, weights];
        if (step.Input(2) >= 0)
        {
            if (graph.Constant(step, 2).Shape is not [var count] || count != filters) throw step.Damaged($"has no bias for each of {filters} filters");
            inputs = [.. inputs, graph.Weights(step, 2, [filters])];
        }

        var name = graph.Onnx.Node("Conv", inputs, [.. window.Attributes(dilations: true), OnnxAttribute.Integer("group", groups)]);
        graph.Finish(step, name, window.Result(filters), activation);
    }
}
