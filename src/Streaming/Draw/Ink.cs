using Aikynetix.Pose;

namespace Aikynetix.Streaming.Draw;

/// <summary>A color in the numbers of a frame.</summary>
/// <param name="Y">Luma.</param>
/// <param name="U">First chroma.</param>
/// <param name="V">Second chroma.</param>
internal readonly record struct Ink(byte Y, byte U, byte V)
{
    /// <summary>Turns a color of the screen into those numbers.</summary>
    /// <param name="rgb">Red, green and blue as 0xRRGGBB.</param>
    /// <param name="color">What the numbers of the frame mean.</param>
    public static Ink Of(int rgb, YuvColor color)
    {
        var (r, g, b) = ((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255);
        var (red, blue) = color.Bt709 ? (0.2126, 0.0722) : (0.299, 0.114);
        var luma = (red * r) + ((1 - red - blue) * g) + (blue * b);
        var (u, v) = ((b - luma) / (2 * (1 - blue)), (r - luma) / (2 * (1 - red)));
        return color.FullRange
            ? new Ink(Byte(luma), Byte(128 + u), Byte(128 + v))
            : new Ink(Byte(16 + (luma * 219 / 255)), Byte(128 + (u * 224 / 255)), Byte(128 + (v * 224 / 255)));
    }

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
