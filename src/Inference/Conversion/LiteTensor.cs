namespace Aikynetix.Inference.Conversion;

/// <summary>One tensor as the TensorFlow Lite file declares it; nothing in it has been checked against the rest yet.</summary>
/// <param name="Name">Its name, for messages and for telling heads of the same shape apart.</param>
/// <param name="Shape">Length of each axis; images are [batch, height, width, channels].</param>
/// <param name="Type">Element type.</param>
/// <param name="Data">Its elements when it is a constant, else empty.</param>
/// <param name="Quantization">What its integers stand for; null when it has none.</param>
/// <param name="Sparsity">Which of its elements the data holds; null when all.</param>
internal sealed record LiteTensor(
    string Name, int[] Shape, LiteType Type, ReadOnlyMemory<byte> Data, LiteQuantization? Quantization, FlatTable? Sparsity)
{
    /// <summary>Name and shape, e.g. <c>'Identity' [1,195]</c>.</summary>
    public override string ToString() => $"'{Name}' {TensorShape.Text(Shape)}";
}
