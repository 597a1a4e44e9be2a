using Aikynetix.Inference.Families;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.UnitTests.Onnx;

namespace Aikynetix.Inference.UnitTests.Check;

/// <summary>A graph of the shape of our pose model: point k lies where the picture is most of a mixture of colours of its own.</summary>
internal sealed class TinyPose
{
    private static readonly Random Random = new(5);

    private static readonly float[][] Mixtures = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 26).Select(_ => Random.NextSingle() - 0.5f).ToArray())];

    /// <summary>What is added to all scores, logits.</summary>
    public float[] Scores { get; } = [.. Enumerable.Repeat(2f, 27)];

    /// <summary>Whether the graph looks at the first picture of a run only, as an engine that mixes its batch up would.</summary>
    public bool MixesBatch { get; init; }

    /// <summary>Whether red and blue are exchanged.</summary>
    public bool SwapsColors { get; init; }

    /// <summary>Weights of one plane for each point, to be tampered with.</summary>
    public float[] Red { get; } = [.. Mixtures[0]];

    /// <summary>The graph as a file.</summary>
    public byte[] ToOnnx()
    {
        (string, string[], string) Plane(string name, int plane) => ("Slice", ["input", $"from{plane}", $"to{plane}", "axes", "steps"], name);
        var ends = MixesBatch ? 1L : 99L;
        (string, long[], Array)[] bounds = [.. Enumerable.Range(0, 3).SelectMany<int, (string, long[], Array)>(plane =>
        [
            ($"from{plane}", [4], new long[] { 0, plane, 0, 0 }), ($"to{plane}", [4], new[] { ends, plane + 1, 192, 192 }),
        ])];
        return TinyModel.Make(
            [
                Plane("r", SwapsColors ? 2 : 0), Plane("g", 1), Plane("b", SwapsColors ? 0 : 2),
                ("Mul", ["r", "red"], "reds"), ("Mul", ["g", "green"], "greens"), ("Mul", ["b", "blue"], "blues"),
                ("Add", ["reds", "greens"], "yellows"), ("Add", ["yellows", "blues"], "sum"),
                // Nought for each picture, which gives the outputs the length of the run.
                ("Slice", ["input", "noughts", "ones", "places"], "corner"), ("Mul", ["corner", "nought"], "cell"),
                ("Add", ["sum", "cell"], "heatmaps"), ("Reshape", ["cell", "row"], "rows"), ("Add", ["rows", "bias"], "scores"),
            ],
            [
                .. bounds, ("axes", [4], new long[] { 0, 1, 2, 3 }), ("steps", [4], new long[] { 1, 1, 4, 4 }),
                ("red", [1, 26, 1, 1], Red), ("green", [1, 26, 1, 1], Mixtures[1]), ("blue", [1, 26, 1, 1], Mixtures[2]),
                ("noughts", [3], new long[] { 0, 0, 0 }), ("ones", [3], new long[] { 1, 1, 1 }), ("places", [3], new long[] { 1, 2, 3 }),
                ("nought", [1], new float[] { 0 }), ("row", [2], new long[] { -1, 1 }), ("bias", [1, 27], Scores),
            ],
            ("input", [-1, 3, 192, 192]),
            ("heatmaps", [-1, 26, 48, 48]),
            ("scores", [-1, 27]));
    }

    /// <summary>The graph as a loaded model.</summary>
    public AikyPose Open() => new(new OnnxSession(NativeLibraryFile.LoadOrSkip(), ToOnnx(), ExecutionProvider.Cpu));
}
