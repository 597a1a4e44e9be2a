using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>The outputs of one run in the order that the family asked for; valid while the run is rented.</summary>
internal readonly struct ModelOutput(OnnxRun run, int[] outputs)
{
    /// <summary>Elements of an output.</summary>
    public ReadOnlySpan<float> this[int index] => run.Output(outputs[index]);
}
