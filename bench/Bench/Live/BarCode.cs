using Aikynetix.Pose;

namespace Aikynetix.Bench.Live;

/// <summary>Reads the time that tests/Interop/glass.mjs draws into the picture: twenty blocks, white where the bit is set, and below each its contrary.</summary>
internal static class BarCode
{
    /// <summary>The time goes round after so many milliseconds.</summary>
    public const int Round = 1 << Bits;

    private const int Bits = 20;
    private const double PictureWidth = 1280;
    private const double PictureHeight = 720;
    private const double Left = 40;
    private const double BlockWidth = 60;
    private const double UpperMiddle = 40;
    private const double LowerMiddle = 80;
    private const int LeastContrast = 60;

    /// <summary>Milliseconds modulo <see cref="Round"/>; null where the picture shows no clear bar code.</summary>
    public static int? Read(VideoFrame frame)
    {
        var value = 0;
        for (var bit = 0; bit < Bits; bit++)
        {
            var x = Left + (BlockWidth * (bit + 0.5));
            var contrast = Brightness(frame, x, UpperMiddle) - Brightness(frame, x, LowerMiddle);
            if (Math.Abs(contrast) < LeastContrast) return null;
            if (contrast > 0) value |= 1 << bit;
        }

        return value;
    }

    // The middle of a block: codecs blur its edges.
    private static int Brightness(VideoFrame frame, double x, double y)
    {
        var (column, row) = ((int)(x * frame.Width / PictureWidth), (int)(y * frame.Height / PictureHeight));
        var sum = 0;
        for (var dy = -2; dy < 2; dy++)
            for (var dx = -2; dx < 2; dx++) sum += frame.Y[((row + dy) * frame.Width) + column + dx];
        return sum / 16;
    }
}
