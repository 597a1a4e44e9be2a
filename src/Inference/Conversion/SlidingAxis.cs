namespace Aikynetix.Inference.Conversion;

/// <summary>How a window slides along one axis of an image.</summary>
/// <param name="Image">Length of the image.</param>
/// <param name="Window">Taps of the window.</param>
/// <param name="Stride">Pixels from one place to the next.</param>
/// <param name="Dilation">Pixels from one tap to the next.</param>
/// <param name="Same">Whether the image is padded so that every stride starts one place, else the window stays inside.</param>
internal readonly record struct SlidingAxis(int Image, int Window, int Stride, int Dilation, bool Same)
{
    /// <summary>Number of places; below 1 when the window does not fit.</summary>
    public int Steps => (int)(Same ? (Image + Stride - 1L) / Stride : Image < Reach ? 0 : ((Image - Reach) / Stride) + 1);

    /// <summary>Zeros before the image: half of what is missing, the smaller half where it is odd.</summary>
    public int Before => Missing / 2;

    /// <summary>Zeros after the image.</summary>
    public int After => Missing - Before;

    private long Reach => ((Window - 1L) * Dilation) + 1;

    private int Missing => Same ? (int)Math.Max(((Steps - 1L) * Stride) + Reach - Image, 0) : 0;
}
