using Aikynetix.Inference.Crop;

namespace Aikynetix.Inference.UnitTests.Crop;

/// <summary>Smaller copies of a frame are exact means.</summary>
public sealed class PictureLevelTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(131, 67)]
    [InlineData(64, 33)]
    [InlineData(1, 5)]
    [InlineData(200, 1)]
    public void Each_pixel_is_the_rounded_mean_of_four_with_odd_edges_repeated(int width, int height)
    {
        using var frame = Pictures.Noise(width, height, 7);
        using var picture = new Picture(frame);
        var half = picture.At(1);
        Assert.Equal(((width + 1) / 2, (height + 1) / 2), (half.Width, half.Height));
        Assert.Equal(((frame.ChromaWidth + 1) / 2, (frame.ChromaHeight + 1) / 2), (half.ChromaWidth, half.ChromaHeight));
        var at = 0;
        Compare(frame.Y.ToArray(), width, height, half.Pixels.Span, ref at);
        Compare(frame.U.ToArray(), frame.ChromaWidth, frame.ChromaHeight, half.Pixels.Span, ref at);
        Compare(frame.V.ToArray(), frame.ChromaWidth, frame.ChromaHeight, half.Pixels.Span, ref at);
        Assert.Equal(half.ByteCount, at);
    }

    [Theory]
    [InlineData(0.5f, 0)]
    [InlineData(1.99f, 0)]
    [InlineData(2f, 1)]
    [InlineData(4.1f, 2)]
    [InlineData(1e5f, 5)]
    public void Halving_leaves_a_step_below_two_pixels(float step, int level) => Assert.Equal(level, Picture.LevelFor(step));

    private static void Compare(byte[] plane, int width, int height, ReadOnlySpan<byte> half, ref int at)
    {
        for (var y = 0; y < height; y += 2)
        {
            for (var x = 0; x < width; x += 2)
            {
                var (right, below) = (Math.Min(x + 1, width - 1), Math.Min(y + 1, height - 1));
                var sum = plane[(y * width) + x] + plane[(y * width) + right] + plane[(below * width) + x] + plane[(below * width) + right];
                Assert.Equal((sum + 2) / 4, half[at++]);
            }
        }
    }
}
