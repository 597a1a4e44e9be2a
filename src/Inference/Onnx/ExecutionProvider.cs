namespace Aikynetix.Inference.Onnx;

/// <summary>The hardware that ONNX Runtime computes on.</summary>
public enum ExecutionProvider
{
    /// <summary>The processor; always there.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU; needs a CUDA build of ONNX Runtime, and falls back to <see cref="Cpu"/> with a warning.</summary>
    Cuda,
}
