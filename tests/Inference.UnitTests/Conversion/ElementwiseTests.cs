using Aikynetix.Inference.Conversion;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Element-wise operators compute what their names say, and constants stretch along the right axes.</summary>
public sealed class ElementwiseTests
{
    private const int Add = 0, Logistic = 14, Mul = 18, Relu = 19, Relu6 = 21, Sub = 41, Div = 42, Prelu = 54, Reshape = 22;

    [Theory]
    [InlineData(Relu, new float[] { 0, 3, 9 })]
    [InlineData(Relu6, new float[] { 0, 3, 6 })]
    [InlineData(Logistic, new[] { 0.11920292f, 0.95257413f, 0.99987661f })]
    public void Single_values_are_bent(int code, float[] expected)
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(code, [0], [1, 1, 1, 3]));
        Assert.Equal(expected, file.Run(-2, 3, 9), Near);
    }

    [Fact]
    public void Each_channel_has_its_slope()
    {
        var file = new LiteFile(1, 2);
        file.Output(file.Step(Prelu, [0, file.Constant([1, 1, 3], 0.5f, 0.25f, 2)], [1, 1, 2, 3]));
        Assert.Equal([-0.5f, 1, -0.25f, 2, -2, 3], file.Run(-1, 1, -1, 2, -1, 3));
    }

    [Theory]
    [InlineData(Add, new float[] { 10, 11, 12 })]
    [InlineData(Sub, new float[] { 6, 7, 8 })]
    [InlineData(Mul, new float[] { 16, 18, 20 })]
    [InlineData(Div, new float[] { 4, 4.5f, 5 })]
    public void Two_values_are_joined(int code, float[] expected)
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(code, [0, file.Constant([], 2)], [1, 1, 1, 3]));
        Assert.Equal(expected, file.Run(8, 9, 10));
    }

    [Fact]
    public void The_order_of_a_difference_is_kept()
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(Sub, [file.Constant([1], 2), 0], [1, 1, 1, 3]));
        Assert.Equal([-6, -7, -8], file.Run(8, 9, 10));
    }

    [Theory]
    [InlineData(new[] { 3 }, new float[] { 1, 2, 3 }, new float[] { 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3 })]
    [InlineData(new[] { 2, 1 }, new float[] { 1, 2 }, new float[] { 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2 })]
    [InlineData(new[] { 1, 2, 1, 1 }, new float[] { 1, 2 }, new float[] { 1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2 })]
    public void A_constant_stretches_along_the_axes_that_it_lacks(int[] shape, float[] constant, float[] expected)
    {
        var file = new LiteFile(2, 2);
        file.Output(file.Step(Add, [0, file.Constant(shape, constant)], [1, 2, 2, 3]));
        Assert.Equal(expected, file.Run(new float[12]));
    }

    [Theory]
    [InlineData(1, new float[] { 0, 4, 10 })]
    [InlineData(3, new float[] { 0, 4, 6 })]
    public void A_fused_activation_is_unfolded(int activation, float[] expected)
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(Add, [0, 0], [1, 1, 1, 3], (0, (byte)activation)));
        Assert.Equal(expected, file.Run(-1, 2, 5));
    }

    [Fact]
    public void Lists_are_joined_as_they_are()
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(Add, [file.Step(Reshape, [0], [3]), file.Constant([3], 1, 2, 3)], [3]));
        Assert.Equal([2, 4, 6], file.Run(1, 2, 3));
    }

    [Theory]
    [InlineData(new[] { 2 })]
    [InlineData(new[] { 1, 1, 1, 1, 3 })]
    public void A_constant_that_does_not_fit_is_refused(int[] shape)
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(Add, [0, file.Constant(shape, new float[shape[^1]])], [1, 1, 1, 3]));
        Assert.Throws<ConversionException>(() => LiteFile.Convert(file.ToArray()));
    }

    private static bool Near(float a, float b) => MathF.Abs(a - b) < 1e-6f;
}
