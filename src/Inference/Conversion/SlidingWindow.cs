namespace Aikynetix.Inference.Conversion;

/// <summary>How a window slides over an image, as an ONNX node is told it.</summary>
/// <param name="Batch">Number of images.</param>
/// <param name="Rows">Down the image.</param>
/// <param name="Columns">Across the image.</param>
internal sealed record SlidingWindow(int Batch, SlidingAxis Rows, SlidingAxis Columns)
{
    /// <summary>The result's shape in TensorFlow Lite's order.</summary>
    public int[] Result(int channels) => [Batch, Rows.Steps, Columns.Steps, channels];

    /// <summary>The node's settings.</summary>
    /// <param name="dilations">Whether the node knows dilations.</param>
    public ProtoMessage[] Attributes(bool dilations) =>
    [
        OnnxAttribute.Integers("kernel_shape", Rows.Window, Columns.Window),
        OnnxAttribute.Integers("strides", Rows.Stride, Columns.Stride),
        OnnxAttribute.Integers("pads", Rows.Before, Columns.Before, Rows.After, Columns.After),
        .. dilations ? [OnnxAttribute.Integers("dilations", Rows.Dilation, Columns.Dilation)] : Array.Empty<ProtoMessage>(),
    ];
}
