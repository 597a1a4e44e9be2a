using Aikynetix.Inference.Crop;
using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.Families;

/// <summary>A session with what its family expects of it; a model file of another kind is refused when it is loaded, not when it runs.</summary>
internal sealed class ModelInput : IDisposable
{
    private readonly OnnxSession _session;
    private readonly TensorFormat _format;
    private readonly int[] _outputs;

    /// <summary>Takes over a session after checking names, shapes and the answer to a made-up picture.</summary>
    /// <param name="session">The session; disposed with this object, or at once when it does not fit.</param>
    /// <param name="format">The family's input.</param>
    /// <param name="outputs">The family's outputs in the order in which it reads them; −1 for an axis of any length.</param>
    /// <exception cref="OnnxException">The model is of another kind, or gives numbers that are not finite or not repeatable.</exception>
    public ModelInput(OnnxSession session, TensorFormat format, params OnnxTensor[] outputs)
    {
        (_session, _format) = (session, format);
        try
        {
            if (!Fits(session.Input, format.Shape)) throw Mismatch($"an input of [{string.Join(',', format.Shape)}]");
            _outputs = Array.ConvertAll(outputs, wanted =>
            {
                var index = Array.FindIndex(
                    session.Outputs, given => given.Name == wanted.Name && given.Type == wanted.Type && Fits(given, wanted.Shape));
                return index >= 0 ? index : throw Mismatch($"an output {wanted}");
            });
            Prove();
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Version of ONNX Runtime that computes.</summary>
    public string Runtime => _session.Api.Version;

    /// <summary>Whether one run takes any number of pictures.</summary>
    public bool TakesMany => _session.Input.Shape[0] < 0;

    /// <summary>Runs the model on a region of a picture.</summary>
    /// <typeparam name="T">What the family makes of the outputs.</typeparam>
    /// <param name="picture">The frame.</param>
    /// <param name="roi">The region.</param>
    /// <param name="decode">Reads the outputs before their buffers are used again.</param>
    public T Run<T>(Picture picture, RegionOfInterest roi, Func<ModelOutput, T> decode)
    {
        using var run = Rent(1);
        RegionSampler.Sample(picture, roi, _format, run.Input);
        run.Execute();
        return decode(new ModelOutput(run, _outputs, 0));
    }

    /// <summary>Runs the model once on the same region of several pictures, which it must be able to take.</summary>
    /// <typeparam name="T">What the family makes of one picture's outputs.</typeparam>
    public T[] RunTogether<T>(IReadOnlyList<Picture> pictures, RegionOfInterest roi, Func<ModelOutput, T> decode)
    {
        using var run = Rent(pictures.Count);
        for (var i = 0; i < pictures.Count; i++)
            RegionSampler.Sample(pictures[i], roi, _format, run.Input.Slice(i * _format.Count, _format.Count));
        run.Execute();
        var results = new T[pictures.Count];
        for (var i = 0; i < results.Length; i++) results[i] = decode(new ModelOutput(run, _outputs, i));
        return results;
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static bool Fits(OnnxTensor given, long[] wanted) =>
        given.Shape.Length == wanted.Length && given.Shape.Zip(wanted).All(axis => axis.First < 0 || axis.Second < 0 || axis.First == axis.Second);

    private OnnxRun Rent(int pictures) => _session.Rent([pictures, 3, _format.Height, _format.Size]);

    private void Prove()
    {
        using var first = Rent(1);
        using var second = Rent(1);
        // Smooth bumps in all three planes: no athlete, but every layer has something to chew on.
        for (var i = 0; i < first.Input.Length; i++)
            first.Input[i] = second.Input[i] = (_format.Scale[0] * 127.5f * (1 + MathF.Sin(i * 0.05f))) + _format.Offset[0];
        first.Execute();
        second.Execute();
        foreach (var output in _outputs)
        {
            var (once, again) = (first.Output(output).ToArray(), second.Output(output).ToArray());
            if (once.Any(value => !float.IsFinite(value))) throw new OnnxException($"Its output {_session.Outputs[output]} is not finite.");
            if (!once.SequenceEqual(again)) throw new OnnxException($"Its output {_session.Outputs[output]} differs between two equal runs.");
        }
    }

    private OnnxException Mismatch(string wanted) => new(
        $"It is a model of another kind: {wanted} was expected, it has {_session.Input} -> {string.Join(", ", _session.Outputs.AsEnumerable())}.");
}
