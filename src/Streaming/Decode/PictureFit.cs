using System.Globalization;

namespace Aikynetix.Streaming.Decode;

/// <summary>Has ffmpeg fit every picture into the size of the first: one that turned on the way keeps its proportions, with black beside it.</summary>
internal static class PictureFit
{
    // Pixel shapes beyond this are damage, as for PictureGeometry.
    private const string Aspect = "iw/ih*if(between(sar,0.25,4),sar,1)";

    /// <summary>The pixel format that keeps the range of brightness.</summary>
    public static string Format(MediaInfo info) => info.Color.FullRange ? "yuvj420p" : "yuv420p";

    /// <summary>Arguments behind the input; none where ffmpeg cannot do it.</summary>
    public static string[] Arguments(MediaInfo info)
    {
        // ffmpeg pads to whole chroma samples only: pictures of odd size are stretched if ever they change.
        if (info.Width % 2 != 0 || info.Height % 2 != 0) return [];
        var (width, height) = (Text(info.Width), Text(info.Height));

        // A picture of the first one's proportions, to the pixel that rounding takes, fills all of it.
        var same = $"lte(abs({height}*{Aspect}-{width}),1)";
        var across = $"if({same},{width},clip(round({height}*{Aspect}),1,{width}))";
        var down = $"if({same},{height},clip(round({width}/({Aspect})),1,{height}))";
        return ["-vf", $"scale=w='{across}':h='{down}',format={Format(info)},pad={width}:{height}:-1:-1"];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
