using Aikynetix.Inference.Conversion;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Operators that move elements put each one where TensorFlow Lite does.</summary>
public sealed class LayoutTests
{
    private const int Concatenation = 2, DepthToSpace = 5, Reshape = 22, Resize = 23, Pad = 34;

    [Theory]
    [InlineData(false, true, new[] { 0f, 0.25f, 0.75f, 1f })]
    [InlineData(false, false, new[] { 0f, 0.5f, 1f, 1f })]
    [InlineData(true, false, new[] { 0f, 1 / 3f, 2 / 3f, 1f })]
    public void Resizing_places_pixels_by_middle_corner_or_stretch(bool align, bool half, float[] expected)
    {
        var file = new LiteFile(1, 2);
        file.Output(file.Step(Resize, [0, file.List([2], 1, 4)], [1, 1, 4, 3], (2, align), (3, half)));
        var got = file.Run(0, 1, 0, 10, 0, 100);
        Assert.Equal(expected, got[..4], (a, b) => MathF.Abs(a - b) < 1e-6f);
        Assert.Equal(expected, got[4..8], (a, b) => MathF.Abs(a - (b / 10)) < 1e-6f);
        Assert.Equal(expected, got[8..], (a, b) => MathF.Abs(a - (b / 100)) < 1e-6f);
    }

    [Fact]
    public void Padding_goes_to_the_axis_and_side_that_it_names()
    {
        var file = new LiteFile(1, 2);
        file.Output(file.Step(Pad, [0, file.List([4, 2], 0, 0, 1, 0, 0, 2, 0, 1)], [1, 2, 4, 4]));
        Assert.Equal(
            [
                0, 0, 0, 0, 1, 2, 0, 0,
                0, 0, 0, 0, 3, 4, 0, 0,
                0, 0, 0, 0, 5, 6, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0,
            ],
            file.Run(1, 2, 3, 4, 5, 6));
    }

    [Fact]
    public void Reshaping_a_map_keeps_the_channels_of_a_pixel_together()
    {
        var file = new LiteFile(2, 2);
        file.Output(file.Step(Reshape, [0], [1, 4, 3]));
        Assert.Equal([0, 10, 20, 1, 11, 21, 2, 12, 22, 3, 13, 23], file.Run(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23));
    }

    [Fact]
    public void Reshaping_into_a_map_and_back_changes_nothing()
    {
        var file = new LiteFile(2, 2);
        var image = file.Step(Reshape, [file.Step(Reshape, [0], [12])], [1, 2, 3, 2]);
        file.Output(image);
        // Elements 0…11 in TensorFlow Lite's order, seen as six pixels of two channels.
        Assert.Equal([0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11], file.Run(0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11));
    }

    [Fact]
    public void Nothing_is_moved_where_the_order_is_the_same()
    {
        var file = new LiteFile(1, 1);
        file.Output(file.Step(Reshape, [file.Step(Reshape, [0], [1, 3])], [1, 3, 1, 1]));
        var onnx = LiteFile.Convert(file.ToArray());
        Assert.DoesNotContain("Transpose", System.Text.Encoding.Latin1.GetString(onnx), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], OnnxFile.Run(onnx, [1, 2, 3])["out0"]);
    }

    [Fact]
    public void Depth_becomes_a_block_of_pixels_with_the_channel_innermost()
    {
        var file = new LiteFile(1, 1);
        var eight = file.Step(Concatenation, [0, 0, 0, 0], [1, 1, 1, 12], (0, 3));
        var weights = Enumerable.Range(0, 8 * 12).Select(i => i % 12 == 0 ? (i / 12) + 1f : 0).ToArray();
        var numbered = file.Step(3, [eight, file.Constant([8, 1, 1, 12], weights), file.Constant([8], new float[8])], [1, 1, 1, 8], (0, (byte)1), (1, 1), (2, 1));
        file.Output(file.Step(DepthToSpace, [numbered], [1, 2, 2, 2], (0, 2)));
        Assert.Equal([1, 3, 5, 7, 2, 4, 6, 8], file.Run(1, 0, 0));
    }

    [Theory]
    [InlineData(1, new[] { 1, 4, 1, 3 }, new float[] { 1, 2, 1, 2, 3, 4, 3, 4, 5, 6, 5, 6 })]
    [InlineData(3, new[] { 1, 2, 1, 6 }, new float[] { 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6 })]
    [InlineData(-1, new[] { 1, 2, 1, 6 }, new float[] { 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6 })]
    public void Maps_join_along_the_axis_that_is_meant(int axis, int[] shape, float[] expected)
    {
        var file = new LiteFile(2, 1);
        file.Output(file.Step(Concatenation, [0, 0], shape, (0, axis)));
        Assert.Equal(expected, file.Run(1, 2, 3, 4, 5, 6));
    }

    [Fact]
    public void Lists_join_along_the_axis_as_it_is()
    {
        var file = new LiteFile(1, 2);
        var list = file.Step(Reshape, [0], [1, 2, 3]);
        file.Output(file.Step(Concatenation, [list, list], [1, 4, 3], (0, 1)));
        Assert.Equal([1, 3, 5, 2, 4, 6, 1, 3, 5, 2, 4, 6], file.Run(1, 2, 3, 4, 5, 6));
    }

    [Fact]
    public void A_shape_that_does_not_follow_from_the_inputs_is_refused()
    {
        var file = new LiteFile(2, 2);
        file.Output(file.Step(Pad, [0, file.List([4, 2], 0, 0, 1, 1, 1, 1, 0, 0)], [1, 4, 5, 3]));
        var message = Assert.Throws<ConversionException>(() => LiteFile.Convert(file.ToArray())).Message;
        Assert.Contains("[1,4,4,3]", message, StringComparison.Ordinal);
        Assert.Contains("[1,4,5,3]", message, StringComparison.Ordinal);
    }
}
