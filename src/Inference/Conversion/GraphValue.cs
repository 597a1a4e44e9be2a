namespace Aikynetix.Inference.Conversion;

/// <summary>A computed tensor during conversion.</summary>
/// <param name="Name">Its name in the ONNX graph, where an image has its channels in front.</param>
/// <param name="Shape">Its shape in TensorFlow Lite's order: an image is [batch, height, width, channels].</param>
internal sealed record GraphValue(string Name, int[] Shape)
{
    /// <summary>Whether it has the four axes of an image, and so its channels in front in the ONNX graph.</summary>
    public bool IsImage => Shape.Length == 4;
}
