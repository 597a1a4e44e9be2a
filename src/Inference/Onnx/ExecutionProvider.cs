namespace Aikynetix.Inference.Onnx;

/// <summary>The hardware that ONNX Runtime computes on.</summary>
public enum ExecutionProvider
{
    /// <summary>The processor; always there.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU; needs a CUDA build of ONNX Runtime, and falls back to <see cref="Cpu"/> with a warning.</summary>
    Cuda,

    /// <summary>The processor with 8-bit kernels whose sums never saturate: slower, and the way out where <see cref="Cpu"/> computes wrongly.</summary>
    CpuExact,
}
