using Aikynetix.Pose;

namespace Aikynetix.Inference.Crop;

/// <summary>The straight-line rule from YUV to RGB, 0–255, of ITU-R BT.601 and BT.709 in limited and full range.</summary>
internal readonly struct YuvToRgb
{
    /// <summary>Coefficients for one kind of frame.</summary>
    public YuvToRgb(YuvColor color)
    {
        var (red, blue) = color.Bt709 ? (0.2126f, 0.0722f) : (0.299f, 0.114f);
        var green = 1 - red - blue;
        var chroma = color.FullRange ? 1f : 255f / 224f;
        LumaZero = color.FullRange ? 0 : 16;
        Luma = color.FullRange ? 1f : 255f / 219f;
        RedFromV = 2 * (1 - red) * chroma;
        BlueFromU = 2 * (1 - blue) * chroma;
        GreenFromU = -BlueFromU * blue / green;
        GreenFromV = -RedFromV * red / green;
    }

    public float LumaZero { get; }

    public float Luma { get; }

    public float RedFromV { get; }

    public float GreenFromU { get; }

    public float GreenFromV { get; }

    public float BlueFromU { get; }
}
