namespace Aikynetix.Inference.Onnx;

/// <summary>What a model says about one of its inputs or outputs.</summary>
/// <param name="Name">Name inside the graph.</param>
/// <param name="Type">ONNX element type code; 1 is float32.</param>
/// <param name="Shape">Length of each axis; −1 where the model leaves it open.</param>
internal sealed record OnnxTensor(string Name, int Type, long[] Shape)
{
    /// <summary>ONNX element type code of float32, the one type that this binding moves.</summary>
    public const int Float32 = 1;

    /// <summary>Whether every axis has a fixed length.</summary>
    public bool IsFixed => Shape.All(axis => axis > 0);

    /// <summary>Number of elements of a fixed shape.</summary>
    public int Count => checked((int)Shape.Aggregate(1L, (product, axis) => checked(product * axis)));

    /// <summary>Name and shape, e.g. <c>input[1,3,256,256]</c>, with <c>?</c> for an open axis.</summary>
    public override string ToString() => $"{Name}[{string.Join(',', Shape.Select(axis => axis < 0 ? "?" : $"{axis}"))}]";
}
