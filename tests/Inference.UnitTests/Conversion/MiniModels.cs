using Aikynetix.Inference.Conversion;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Files of the published models' structure with a handful of weights each.</summary>
internal static class MiniModels
{
    private const int Add = 0, AveragePool = 1, Convolution = 3, Depthwise = 4, Dequantise = 6, Logistic = 14, Mul = 18, Reshape = 22, Resize = 23;
    private const int Pad = 34, ArgMax = 56, GatherNd = 107, Densify = 124, Tanh = 28;

    /// <summary>The heads of BlazePose with their shapes, and a mask through an operator without a rule; weights are half precision, sparse and integers.</summary>
    public static byte[] BlazePose()
    {
        var file = new LiteFile(4, 4);
        var padded = file.Step(Pad, [0, file.List([4, 2], 0, 0, 0, 1, 0, 1, 0, 0)], [1, 5, 5, 3]);
        var first = file.Step(Dequantise, [file.Halves([3, 2, 2, 3], Numbers(36))], [3, 2, 2, 3]);
        var trunk = file.Step(Convolution, [padded, first, file.Constant([3], 1, 2, 3)], [1, 4, 4, 3], (0, (byte)1), (1, 1), (2, 1), (3, (byte)3));
        trunk = file.Step(Add, [trunk, 0], [1, 4, 4, 3]);
        var sparse = file.Sparse(
            [39, 1, 1, 3], Numbers(39), [0, 1, 2, 3], [], LiteFile.Full(39), LiteFile.Full(1), LiteFile.Full(1),
            LiteFile.Compressed([.. Enumerable.Range(0, 40)], [.. Enumerable.Range(0, 39).Select(i => (byte)(i % 3))]));
        var wide = file.Step(Densify, [sparse], [39, 1, 1, 3]);
        var map = file.Step(Convolution, [trunk, wide, file.Constant([39], Numbers(39))], [1, 4, 4, 39], (0, (byte)0), (1, 1), (2, 1));
        var heatmap = file.Step(Resize, [map, file.List([2], 64, 64)], [1, 64, 64, 39], (3, true));
        var middle = file.Step(AveragePool, [map], [1, 1, 1, 39], (0, (byte)1), (1, 4), (2, 4), (3, 4), (4, 4));
        var weights = file.Quantised([1, 1, 1, 195], LiteType.Int8, [.. Enumerable.Range(0, 195).Select(i => (sbyte)(i - 100))], [0.5f], [0], 3);
        var landmarks = file.Step(Depthwise, [middle, weights, file.Constant([195], Numbers(195))], [1, 1, 1, 195], (0, (byte)1), (1, 1), (2, 1), (3, 5));
        var world = file.Step(Depthwise, [middle, file.Constant([1, 1, 1, 117], Numbers(117)), file.Constant([117], Numbers(117))], [1, 1, 1, 117], (0, (byte)1), (1, 1), (2, 1), (3, 3));
        var flag = file.Step(Convolution, [middle, file.Constant([1, 1, 1, 39], Numbers(39)), file.Constant([1], 0.1f)], [1, 1, 1, 1], (0, (byte)1), (1, 1), (2, 1));
        return file
            .Output(file.Step(Reshape, [landmarks], [1, 195]))
            .Output(file.Step(Reshape, [file.Step(Logistic, [flag], [1, 1, 1, 1])], [1, 1]))
            .Output(file.Step(Tanh, [file.Constant([1, 1, 1, 1], 12_345)], [1, 256, 256, 1]))
            .Output(heatmap)
            .Output(file.Step(Reshape, [world], [1, 117]))
            .ToArray();
    }

    /// <summary>The heads of MoveNet before a decoding that has no rule.</summary>
    /// <param name="offset">Name of the offsets' tensor.</param>
    /// <param name="regress">Name of the regression's tensor.</param>
    public static byte[] MoveNet(string offset = "kpt_offset_0/conv2d_7/BiasAdd;other", string regress = "net/kpt_regress_0/conv2d_6/BiasAdd")
    {
        var file = new LiteFile(2, 2);
        var middle = file.Step(Logistic, [Head(file, 1, 1, "center")], [1, 2, 2, 1]);
        var weighted = file.Step(Mul, [middle, file.Constant([2, 2, 1], 1, 2, 3, 4)], [1, 2, 2, 1]);
        var best = file.Step(ArgMax, [file.Step(Reshape, [weighted], [1, 4])], [1]);
        var heatmap = file.Step(Logistic, [Head(file, 17, 2, "kpt_heatmap")], [1, 2, 2, 17]);
        return file.Output(file.Step(GatherNd, [Head(file, 34, 3, offset), best, heatmap, Head(file, 34, 4, regress)], [1, 1, 17, 3])).ToArray();
    }

    private static int Head(LiteFile file, int channels, float bias, string name)
    {
        var weights = file.Constant([channels, 1, 1, 3], new float[channels * 3]);
        var biases = file.Constant([channels], [.. Enumerable.Repeat(bias, channels)]);
        return file.StepInto(
            Convolution, [0, weights, biases], file.Tensor([1, 2, 2, channels], LiteType.Float32, (3, name)), (0, (byte)0), (1, 1), (2, 1));
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => ((i * 37) % 19 / 10f) - 0.9f)];
}
