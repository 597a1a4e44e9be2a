using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>One picture's outputs of a run, in the order that the family asked for; valid while the run is rented.</summary>
internal readonly struct ModelOutput(OnnxRun run, int[] outputs, int slot)
{
    /// <summary>Elements of an output.</summary>
    public ReadOnlySpan<float> this[int index]
    {
        get
        {
            var all = run.Output(outputs[index]);
            var count = all.Length / (int)run.Batch;
            return all.Slice(slot * count, count);
        }
    }
}
