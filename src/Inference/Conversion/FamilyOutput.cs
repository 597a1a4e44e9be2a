namespace Aikynetix.Inference.Conversion;

/// <summary>One output of a model as its family's decoder wants it.</summary>
/// <param name="Name">Name in the ONNX file.</param>
/// <param name="Tensor">Which tensor of the TensorFlow Lite file it is.</param>
internal sealed record FamilyOutput(string Name, int Tensor);
