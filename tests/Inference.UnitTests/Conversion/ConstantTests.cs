using Aikynetix.Inference.Conversion;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Weights of every kind become the real numbers that they stand for.</summary>
public sealed class ConstantTests
{
    private const int Convolution = 3, Dequantise = 6, Densify = 124, Quantise = 114;

    [Fact]
    public void Half_precision_is_widened_through_its_own_step()
    {
        var file = new LiteFile(1, 1);
        var weights = file.Step(Dequantise, [file.Halves([1, 1, 1, 3], 0.5f, -2, 65504)], [1, 1, 1, 3]);
        Assert.Equal([0.5f - 20 + 6550400], Multiply(file, weights, 1, file.Constant([1], 0)));
    }

    [Fact]
    public void Integers_have_a_scale_for_each_filter_and_quantised_results_stay_real()
    {
        var file = new LiteFile(1, 1);
        var weights = file.Quantised([2, 1, 1, 3], LiteType.Int8, new sbyte[] { 1, 2, -3, 127, 0, -128 }, [0.5f, 0.25f], [0, 0], 0);
        var bias = file.Quantised([2], LiteType.Int32, [100, -16_777_217], [0.01f, 0.5f], [0, 0], 0);
        var result = file.Tensor([1, 1, 1, 2], LiteType.Int8);
        file.StepInto(Convolution, [file.Step(Quantise, [0], [1, 1, 1, 3]), weights, bias], result, (0, (byte)1), (1, 1), (2, 1));
        file.Output(file.Step(Dequantise, [result], [1, 1, 1, 2]));
        // 0.5 × (1·1 + 2·10 − 3·100) + 1 and 0.25 × (127·1 − 128·100) − 16777217 / 2
        Assert.Equal([-138.5f, 0.25f * -12673 - 8388608.5f], file.Run(1, 10, 100));
    }

    [Fact]
    public void One_scale_and_zero_point_may_serve_a_whole_tensor()
    {
        var file = new LiteFile(1, 1);
        var weights = file.Quantised([1, 1, 1, 3], LiteType.UInt8, new byte[] { 0, 128, 255 }, [2], [128], 0);
        Assert.Equal([-256 + 25400], Multiply(file, weights, 1, file.Constant([1], 0)));
    }

    [Fact]
    public void Scales_may_lie_along_the_last_axis()
    {
        var file = new LiteFile(1, 1);
        var weights = file.Quantised([1, 1, 1, 3], LiteType.Int8, new sbyte[] { 1, 1, 1 }, [1, 10, 100], [0], 3);
        file.Output(file.Step(4, [0, weights, file.Constant([3], 0, 0, 0)], [1, 1, 1, 3], (0, (byte)1), (1, 1), (2, 1)));
        Assert.Equal([1, 10, 100], file.Run(1, 1, 1));
    }

    [Fact]
    public void Compressed_rows_are_spread_out()
    {
        var file = new LiteFile(1, 1);
        // Rows (5, 0, 7), (0, 0, 0), (0, -1, 0), (2, 3, 4).
        var sparse = file.Sparse(
            [4, 1, 1, 3], [5, 7, -1, 2, 3, 4], [0, 1, 2, 3], [], LiteFile.Full(4), LiteFile.Full(1), LiteFile.Full(1), LiteFile.Compressed([0, 2, 2, 3, 6], [0, 2, 1, 0, 1, 2]));
        Assert.Equal([705, 0, -10, 432], Multiply(file, file.Step(Densify, [sparse], [4, 1, 1, 3]), 4, file.Constant([4], 0, 0, 0, 0)));
    }

    [Fact]
    public void Compressed_blocks_are_spread_out()
    {
        var file = new LiteFile(1, 1);
        // Filters come in blocks of two; of the two rows of blocks the first has channel 1, the second channels 0 and 2.
        var sparse = file.Sparse(
            [4, 1, 1, 3],
            [1, 2, 3, 4, 5, 6],
            [0, 1, 2, 3, 4],
            [0],
            LiteFile.Full(2), LiteFile.Full(1), LiteFile.Full(1), LiteFile.Compressed([0, 1, 3], [1, 0, 2]), LiteFile.Full(2));
        Assert.Equal([10, 20, 503, 604], Multiply(file, file.Step(Densify, [sparse], [4, 1, 1, 3]), 4, file.Constant([4], 0, 0, 0, 0)));
    }

    [Theory]
    [InlineData(new[] { 0, 2, 2, 3, 5 }, new byte[] { 0, 2, 1, 0, 1, 2 }, "segments do not cover")]
    [InlineData(new[] { 0, 3, 2, 3, 6 }, new byte[] { 0, 2, 1, 0, 1, 2 }, "run backward")]
    [InlineData(new[] { 0, 7, 2, 3, 6 }, new byte[] { 0, 2, 1, 0, 1, 2 }, "run backward")]
    [InlineData(new[] { 0, 2, 2, 3, 6 }, new byte[] { 0, 2, 1, 0, 1, 3 }, "outside its axis")]
    [InlineData(new[] { 0, 2, 2, 3, 5 }, new byte[] { 0, 2, 1, 0, 1 }, "describes 5 of 6")]
    public void A_sparse_tensor_that_contradicts_itself_is_refused(int[] segments, byte[] positions, string said)
    {
        var file = new LiteFile(1, 1);
        var sparse = file.Sparse(
            [4, 1, 1, 3], [5, 7, -1, 2, 3, 4], [0, 1, 2, 3], [], LiteFile.Full(4), LiteFile.Full(1), LiteFile.Full(1), LiteFile.Compressed(segments, positions));
        var refusal = Assert.Throws<ConversionException>(() => Multiply(file, file.Step(Densify, [sparse], [4, 1, 1, 3]), 4, file.Constant([4], 0, 0, 0, 0)));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_integer_without_a_scale_is_refused()
    {
        var file = new LiteFile(1, 1);
        var weights = file.Quantised([1, 1, 1, 3], LiteType.Int8, new sbyte[] { 1, 1, 1 }, [], [], 0);
        Assert.Contains("without a scale", Assert.Throws<ConversionException>(() => Multiply(file, weights, 1, file.Constant([1], 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_type_is_named()
    {
        var file = new LiteFile(1, 1);
        var weights = file.Quantised([1, 1, 1, 3], (LiteType)10, new double[] { 1, 1, 1 }, [1], [0], 0);
        Assert.Contains("Element type 10", Assert.Throws<ConversionException>(() => Multiply(file, weights, 1, file.Constant([1], 0))).Message, StringComparison.Ordinal);
    }

    // The pixel (1, 10, 100) through filters of one tap.
    private static float[] Multiply(LiteFile file, int weights, int filters, int bias)
    {
        file.Output(file.Step(Convolution, [0, weights, bias], [1, 1, 1, filters], (0, (byte)1), (1, 1), (2, 1)));
        return file.Run(1, 10, 100);
    }
}
