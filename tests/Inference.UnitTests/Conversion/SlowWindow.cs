namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>TensorFlow's definition of a sliding window in plain loops, as a second opinion.</summary>
internal sealed class SlowWindow(int height, int width, int rows, int columns, int downStride, int acrossStride, int dilation, bool same)
{
    public int Down { get; } = Count(height, rows, downStride, dilation, same);

    public int Across { get; } = Count(width, columns, acrossStride, dilation, same);

    public int Places => Down * Across;

    /// <summary>Sums a product over the window at every place, channel by channel.</summary>
    /// <param name="channels">Number of results at a place.</param>
    /// <param name="product">Of channel, row and column in the window, row and column in the image.</param>
    public float[] Map(int channels, Func<int, int, int, int, int, float> product)
    {
        var top = Before(height, rows, downStride, Down);
        var left = Before(width, columns, acrossStride, Across);
        var map = new float[channels * Places];
        for (var i = 0; i < map.Length; i++)
        {
            var (channel, down, across) = (i / Places, i / Across % Down, i % Across);
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                {
                    var y = (down * downStride) - top + (row * dilation);
                    var x = (across * acrossStride) - left + (column * dilation);
                    if (y >= 0 && y < height && x >= 0 && x < width) map[i] += product(channel, row, column, y, x);
                }
        }

        return map;
    }

    private int Before(int length, int window, int stride, int count) =>
        same ? Math.Max(((count - 1) * stride) + ((window - 1) * dilation) + 1 - length, 0) / 2 : 0;

    private static int Count(int length, int window, int stride, int dilation, bool same) =>
        (int)Math.Ceiling((same ? length : length - ((window - 1) * dilation)) / (double)stride);
}
