namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Windows slide as TensorFlow Lite defines: checked by hand, and against its definition written out in loops.</summary>
public sealed class ConvolutionTests
{
    private const int AveragePool = 1, Convolution = 3, Depthwise = 4, MaxPool = 17;

    [Fact]
    public void An_odd_padding_has_its_larger_half_after_the_image()
    {
        // 4 pixels, window 3, stride 2: one zero is missing in all, and it comes last.
        var file = new LiteFile(1, 4);
        var ones = file.Constant([1, 1, 3, 3], 1, 0, 0, 1, 0, 0, 1, 0, 0);
        file.Output(file.Step(Convolution, [0, ones, file.Constant([1], 0.5f)], [1, 1, 2, 1], (0, (byte)0), (1, 2), (2, 2)));
        Assert.Equal([6.5f, 7.5f], file.Run(1, 2, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9));
    }

    [Theory]
    [InlineData(6, 8, 3, 3, 2, 2, 1, true)]
    [InlineData(5, 8, 3, 3, 2, 2, 1, true)]
    [InlineData(7, 6, 5, 2, 1, 3, 1, true)]
    [InlineData(8, 7, 2, 2, 2, 2, 1, false)]
    [InlineData(9, 9, 3, 3, 1, 2, 2, true)]
    [InlineData(4, 3, 1, 1, 3, 4, 1, false)]
    public void Convolutions_follow_the_definition(int height, int width, int rows, int columns, int down, int across, int dilation, bool same)
    {
        const int Filters = 4;
        var random = new Random(height);
        var weights = Numbers(random, Filters * rows * columns * 3);
        var bias = Numbers(random, Filters);
        var image = Numbers(random, height * width * 3);
        var window = new SlowWindow(height, width, rows, columns, down, across, dilation, same);
        var expected = window.Map(Filters, (filter, row, column, y, x) => Enumerable.Range(0, 3)
            .Sum(c => image[(((y * width) + x) * 3) + c] * weights[(((((filter * rows) + row) * columns) + column) * 3) + c])).ToArray();
        for (var i = 0; i < expected.Length; i++) expected[i] += bias[i / window.Places];

        var file = new LiteFile(height, width);
        file.Output(file.Step(
            Convolution,
            [0, file.Constant([Filters, rows, columns, 3], weights), file.Constant([Filters], bias)],
            [1, window.Down, window.Across, Filters],
            [(0, (byte)(same ? 0 : 1)), (1, across), (2, down), (4, dilation), (5, dilation)]));
        Assert.Equal(expected, file.Run(ChannelsFirst(image, 3)), Near);
    }

    [Theory]
    [InlineData(6, 8, 1, 2)]
    [InlineData(5, 5, 2, 1)]
    public void Depthwise_filters_belong_to_their_channel(int height, int width, int multiplier, int stride)
    {
        var random = new Random(multiplier);
        var filters = 3 * multiplier;
        var weights = Numbers(random, 3 * 3 * filters);
        var image = Numbers(random, height * width * 3);
        var window = new SlowWindow(height, width, 3, 3, stride, stride, 1, true);
        var expected = window.Map(filters, (filter, row, column, y, x) =>
            image[(((y * width) + x) * 3) + (filter / multiplier)] * weights[(((row * 3) + column) * filters) + filter]);

        var file = new LiteFile(height, width);
        file.Output(file.Step(
            Depthwise,
            [0, file.Constant([1, 3, 3, filters], weights), file.Constant([filters], new float[filters])],
            [1, window.Down, window.Across, filters],
            [(0, (byte)0), (1, stride), (2, stride), (3, multiplier)]));
        Assert.Equal(expected, file.Run(ChannelsFirst(image, 3)), Near);
    }

    [Theory]
    [InlineData(MaxPool, new float[] { 5, 6, 8, 9 })]
    [InlineData(AveragePool, new float[] { 3, 4.5f, 7.5f, 9 })]
    public void Pools_ignore_what_is_outside_the_image(int code, float[] expected)
    {
        var file = new LiteFile(3, 3);
        file.Output(file.Step(code, [0], [1, 2, 2, 3], (0, (byte)0), (1, 2), (2, 2), (3, 2), (4, 2)));
        float[] plane = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        Assert.Equal(expected, file.Run([.. plane, .. plane, .. plane])[..4]);
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

    private static float[] ChannelsFirst(float[] image, int channels) =>
        [.. Enumerable.Range(0, channels).SelectMany(c => image.Where((_, i) => i % channels == c))];

    private static bool Near(float a, float b) => MathF.Abs(a - b) < 1e-5f;
}
