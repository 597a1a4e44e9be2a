using Aikynetix.Pose;

namespace Aikynetix.Inference.UnitTests;

/// <summary>Makes frames whose every pixel is known.</summary>
internal static class Pictures
{
    public static readonly YuvColor Full601 = new(Bt709: false, FullRange: true);

    /// <summary>A frame with luma by place and chroma by place of the chroma plane.</summary>
    public static VideoFrame Make(
        int width, int height, Func<int, int, int> luma, Func<int, int, int>? u = null, Func<int, int, int>? v = null, YuvColor? color = null, long id = 0, TimeSpan? time = null)
    {
        var frame = new VideoFrame(width, height, id, time ?? TimeSpan.FromMilliseconds(40 * id), color ?? Full601, 0);
        var pixels = frame.Pixels.Span;
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) pixels[at++] = (byte)luma(x, y);
        }

        foreach (var plane in new[] { u, v })
        {
            for (var y = 0; y < frame.ChromaHeight; y++)
            {
                for (var x = 0; x < frame.ChromaWidth; x++) pixels[at++] = (byte)(plane?.Invoke(x, y) ?? 128);
            }
        }

        return frame;
    }

    /// <summary>A grey frame of one value.</summary>
    public static VideoFrame Grey(int width, int height, int value, long id = 0) => Make(width, height, (_, _) => value, id: id);

    /// <summary>A frame of noise that is the same at every run.</summary>
    public static VideoFrame Noise(int width, int height, int seed)
    {
        var frame = Grey(width, height, 0);
        new Random(seed).NextBytes(frame.Pixels.Span);
        return frame;
    }
}
