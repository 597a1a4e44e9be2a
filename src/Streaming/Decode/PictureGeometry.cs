using System.Globalization;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Decode;

/// <summary>How a stored picture is to be shown: turned upright, with square pixels, in which colors. Pure.</summary>
/// <param name="Width">Pixels of the upright picture.</param>
/// <param name="Height">Pixels of the upright picture.</param>
/// <param name="Rotation">Degrees clockwise from stored to upright, 0–359.</param>
/// <param name="Color">How the numbers become RGB once decoded.</param>
internal readonly record struct PictureGeometry(int Width, int Height, int Rotation, YuvColor Color)
{
    // Real formats stay well within these; beyond them the field is damaged and square pixels are the better guess.
    private const double MaxPixelAspect = 4;

    /// <summary>Combines what a track's header says with its first decoded frame, which knows better where it says anything.</summary>
    /// <returns>Null when no size is stated.</returns>
    public static PictureGeometry? From(ProbePicture header, ProbePicture? frame)
    {
        if ((frame?.Width ?? header.Width) is not (> 0 and var width) || (frame?.Height ?? header.Height) is not (> 0 and var height))
        {
            return null;
        }

        var color = ColorOf(
            width, height, frame?.PixFmt ?? header.PixFmt, frame?.ColorRange ?? header.ColorRange, frame?.ColorSpace ?? header.ColorSpace);

        // Players and ffmpeg stretch the stored rows, then turn the picture; lengths along both image axes must mean the same.
        var aspect = PixelAspect(frame?.SampleAspectRatio ?? header.SampleAspectRatio);
        var stretched = Math.Max(1, (int)Math.Min(Math.Round(width * aspect), int.MaxValue));
        var rotation = Clockwise(frame) ?? Clockwise(header) ?? 0;
        var sideways = rotation is 90 or 270;
        return new PictureGeometry(sideways ? height : stretched, sideways ? stretched : height, rotation, color);
    }

    /// <summary>The colors of a decoded picture by what ffmpeg calls its marks; null where it bears none.</summary>
    /// <remarks>
    /// Unmarked video follows the custom of players: BT.709 from HD upwards. What is not BT.601 is nearest to BT.709, BT.2020 included,
    /// and RGB is converted to BT.601 by the decoder.
    /// </remarks>
    public static YuvColor ColorOf(int width, int height, string? pixels, string? range, string? matrix)
    {
        var rgb = pixels is not null && (pixels.Contains("rgb", StringComparison.Ordinal)
            || pixels.Contains("bgr", StringComparison.Ordinal) || pixels.StartsWith("gbr", StringComparison.Ordinal));
        var bt709 = matrix switch
        {
            "bt470bg" or "smpte170m" or "fcc" => false,
            null or "unknown" or "reserved" or "gbr" => width >= 1280 || height > 576,
            _ => true,
        };
        var full = range == "pc" || (pixels?.StartsWith("yuvj", StringComparison.Ordinal) ?? false);
        return rgb ? new YuvColor(false, false) : new YuvColor(bt709, full);
    }

    private static double PixelAspect(string? ratio)
    {
        if (ratio?.Split(':') is not [var x, var y]
            || !int.TryParse(x, CultureInfo.InvariantCulture, out var across) || !int.TryParse(y, CultureInfo.InvariantCulture, out var down)
            || across <= 0 || down <= 0)
        {
            return 1;
        }

        var aspect = (double)across / down;
        return aspect is >= 1 / MaxPixelAspect and <= MaxPixelAspect ? aspect : 1;
    }

    private static int? Clockwise(ProbePicture? picture)
    {
        var turned = picture?.SideDataList?.FirstOrDefault(side => side.Rotation is not null)?.Rotation;
        return turned is { } degrees && double.IsFinite(degrees) ? (int)(((-degrees % 360) + 360) % 360) : null;
    }
}
