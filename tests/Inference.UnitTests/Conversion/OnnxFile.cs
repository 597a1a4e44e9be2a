using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.UnitTests.Onnx;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Runs an ONNX file once.</summary>
internal static class OnnxFile
{
    /// <summary>Computes all outputs, or skips the test where there is no ONNX Runtime.</summary>
    public static Dictionary<string, float[]> Run(byte[] onnx, float[] input)
    {
        using var session = Open(onnx);
        return Run(session, input);
    }

    /// <summary>Computes all outputs.</summary>
    public static Dictionary<string, float[]> Run(OnnxSession session, float[] input)
    {
        using var run = session.Rent(session.Input.Shape);
        Assert.Equal(run.Input.Length, input.Length);
        input.CopyTo(run.Input);
        run.Execute();
        var outputs = new Dictionary<string, float[]>();
        for (var i = 0; i < session.Outputs.Length; i++) outputs[session.Outputs[i].Name] = run.Output(i).ToArray();
        return outputs;
    }

    /// <summary>Loads a model, or skips the test where there is no ONNX Runtime.</summary>
    public static OnnxSession Open(byte[] onnx) => new(NativeLibraryFile.LoadOrSkip(), onnx, ExecutionProvider.Cpu);
}
