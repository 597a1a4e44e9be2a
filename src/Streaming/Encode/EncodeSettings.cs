using System.Globalization;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.Encode;

/// <summary>What ffmpeg is told so that a drawn video has the times, the colors and the sound of the video that it was drawn upon.</summary>
public static class EncodeSettings
{
    /// <summary>What libx264 is told about speed and quality.</summary>
    public static IReadOnlyList<string> Quality { get; } = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "21"];

    // Sound that players in browsers know and that MP4 holds; any other is made AAC.
    private static readonly string[] CopiedSound = ["aac", "mp3", "opus"];

    /// <summary>Arguments of the encoder: pictures come from its input as NUT, sound from the video.</summary>
    /// <param name="source">The video that is drawn upon.</param>
    /// <param name="info">What is known about it.</param>
    /// <param name="maxPixels">Largest picture that a decoder may make room for.</param>
    /// <param name="target">The file to write, MP4.</param>
    internal static string[] Arguments(string source, MediaInfo info, long maxPixels, string target) =>
    [
        "-nostdin", "-y",

        // Times pass as they are: each input counts from where the file begins.
        "-copyts", "-v", "error", "-protocol_whitelist", "pipe", "-analyzeduration", "0", "-f", "nut", "-i", "pipe:0",
        .. info.SoundCodec is null ? [] : Sound(source, info, maxPixels),
        "-map", "0:v:0", .. info.SoundCodec is null ? [] : SoundOut(info.SoundCodec),
        "-map_metadata", "-1", "-map_chapters", "-1", "-fps_mode", "passthrough", "-enc_time_base", "-1",
        "-vf", $"crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0,setparams={Colors(info)}",
        .. Quality, "-video_track_timescale", Text(info.TimeUnit.Denominator), "-movflags", "+faststart", "-f", "mp4", AcceptedMedia.Input(target),
    ];

    private static string[] Sound(string source, MediaInfo info, long maxPixels) =>
    [
        .. AcceptedMedia.Guards(maxPixels), "-vn", "-itsoffset", (-info.FileStart.TotalSeconds).ToString("F6", CultureInfo.InvariantCulture),
        "-i", AcceptedMedia.Input(source),
    ];

    private static string[] SoundOut(string codec) =>
        ["-map", "1:a:0?", "-c:a", .. CopiedSound.Contains(codec) ? ["copy"] : (string[])["aac", "-b:a", "160k"]];

    private static string Colors(MediaInfo info)
    {
        var matrix = info.Color.Bt709 ? "bt709" : "smpte170m";
        return $"range={(info.Color.FullRange ? "pc" : "tv")}:colorspace={matrix}:color_primaries={matrix}:color_trc={matrix}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
