using System.Globalization;
using System.Text.RegularExpressions;

namespace Aikynetix.Streaming.Decode;

/// <summary>Which files are taken and what their senders are told otherwise: pure decisions on what ffprobe reported.</summary>
internal static partial class Admission
{
    private static readonly string[] PhotoBrands = ["heic", "heix", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];

    /// <summary>Finds the track to decode.</summary>
    /// <param name="report">What ffprobe reported; null when it reported nothing that we understand.</param>
    /// <param name="complaint">What it wrote to standard error.</param>
    /// <param name="isMovie">Whether the file begins as MP4 and MOV files do.</param>
    /// <exception cref="MediaRejectedException">There is no such track.</exception>
    public static (ProbeFormat Format, ProbeStream Stream) Choose(ProbeReport? report, string complaint, bool isMovie)
    {
        if (report?.Format is not { FormatName: not null } format)
        {
            if (RefusedCodec().Match(complaint) is { Success: true } refused) throw UnsupportedCodec(refused.Groups[1].Value);
            throw isMovie && complaint.Contains("moov atom not found", StringComparison.Ordinal)
                ? Reject(MediaProblem.Undecodable, "The video is incomplete: its end, which holds the index, is missing. Export or upload it again.")
                : Reject(MediaProblem.NotAVideo, $"This is not a video that can be read. {AcceptedMedia.Advice}");
        }

        if (PhotoBrands.Contains(format.Tags?.GetValueOrDefault("major_brand")?.TrimEnd(), StringComparer.Ordinal))
        {
            throw Reject(MediaProblem.NotAVideo, $"This is a photo, not a video. {AcceptedMedia.Advice}");
        }

        var stream = report.Streams?.FirstOrDefault(each => each.CodecType == "video" && each.Disposition?.GetValueOrDefault("attached_pic") != 1)
            ?? throw Reject(MediaProblem.NoVideoTrack, "The file has no video track. Send the video itself, not its sound.");
        if (AcceptedMedia.IsCodec(stream.CodecName)) return (format, stream);
        throw UnsupportedCodec(stream.CodecName ?? "unknown");
    }

    /// <summary>Holds the track against the limits.</summary>
    /// <param name="format">Its container.</param>
    /// <param name="stream">The track to decode.</param>
    /// <param name="all">All tracks of the file.</param>
    /// <param name="frame">Its first frame where one could be decoded.</param>
    /// <param name="options">The limits, but for the length.</param>
    /// <param name="mayLast">How long it may be.</param>
    /// <exception cref="MediaRejectedException">A limit is passed, or there is nothing to decode.</exception>
    public static MediaInfo Describe(
        ProbeFormat format, ProbeStream stream, ProbeStream[] all, ProbePicture? frame, StreamingOptions options, TimeSpan mayLast)
    {
        var duration = Seconds(stream.Duration) ?? Seconds(format.Duration);
        if (stream.NbFrames == 0 || PictureGeometry.From(stream, frame) is not { } picture) throw NothingDecodable();
        if (duration > mayLast) throw TooLong(duration.Value, mayLast);
        if (stream.NbFrames > options.MaxFrames) throw TooManyFrames(options.MaxFrames);
        if ((long)picture.Width * picture.Height > options.MaxPixels)
        {
            throw Reject(
                MediaProblem.TooManyPixels,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The picture is {picture.Width}×{picture.Height} ({picture.Width * (double)picture.Height / 1e6:0.#} megapixels); ") +
                string.Create(CultureInfo.InvariantCulture, $"at most {options.MaxPixels / 1e6:0.#} are taken. Record or export it in 4K or 1080p."));
        }

        return new MediaInfo(
            picture.Width,
            picture.Height,
            picture.Rotation,
            duration,
            Seconds(stream.StartTime, signed: true),
            Rate(stream.AvgFrameRate),
            stream.NbFrames,
            stream.CodecName!,
            format.FormatName!.Split(',')[0],
            all.Any(each => each.CodecType == "audio"),
            picture.Color,
            stream.Index,
            mayLast,
            SlowMotionNote.Factor(format.Tags, Rate(stream.AvgFrameRate)))
        {
            TimeUnit = Unit(stream.TimeBase),
            FileStart = Seconds(format.StartTime, signed: true) ?? TimeSpan.Zero,
            SoundCodec = all.FirstOrDefault(each => each.CodecType == "audio")?.CodecName,
        };
    }

    /// <summary>The refusal of a file of which no frame can be decoded.</summary>
    public static MediaRejectedException NothingDecodable() => Reject(
        MediaProblem.Undecodable, "Not one frame of the video could be decoded: it is damaged or incomplete. Export or upload it again.");

    /// <summary>The refusal of a clip that is too long.</summary>
    public static MediaRejectedException TooLong(TimeSpan length, TimeSpan limit) => Reject(
        MediaProblem.TooLong, $"The video is {Spoken(length)} long; at most {Spoken(limit)} are taken. Cut it to the movement.");

    /// <summary>The refusal of a clip with too many frames.</summary>
    public static MediaRejectedException TooManyFrames(int limit) => Reject(
        MediaProblem.TooLong, string.Create(CultureInfo.InvariantCulture, $"The video has more than {limit} frames. Cut it to the movement."));

    private static MediaRejectedException UnsupportedCodec(string codec) => Reject(
        MediaProblem.UnsupportedCodec, $"The video uses a codec ({codec}) that is not supported. Export it as MP4 with H.264 and send that.");

    [GeneratedRegex(@"Codec \((\w+)\) not on whitelist")]
    private static partial Regex RefusedCodec();

    private static MediaRejectedException Reject(MediaProblem problem, string message) => new(problem, message);

    private static string Spoken(TimeSpan length) => length < TimeSpan.FromMinutes(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.#} seconds")
        : string.Create(CultureInfo.InvariantCulture, $"{length.TotalMinutes:0.#} minutes");

    private static TimeSpan? Seconds(double? stated, bool signed = false) =>
        stated is { } seconds && double.IsFinite(seconds) && Math.Abs(seconds) < 1e9 && (signed || seconds > 0) ? TimeSpan.FromSeconds(seconds) : null;

    private static (int Numerator, int Denominator) Unit(string? fraction) =>
        fraction?.Split('/') is [var above, var below]
        && int.TryParse(above, CultureInfo.InvariantCulture, out var numerator) && int.TryParse(below, CultureInfo.InvariantCulture, out var denominator)
        && numerator > 0 && denominator > 0
            ? (numerator, denominator)
            : (1, 1_000_000);

    private static double Rate(string? fraction) =>
        fraction?.Split('/') is [var above, var below]
        && double.TryParse(above, CultureInfo.InvariantCulture, out var frames) && double.TryParse(below, CultureInfo.InvariantCulture, out var seconds)
        && frames > 0 && seconds > 0
            ? frames / seconds
            : double.NaN;
}
