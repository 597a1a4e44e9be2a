using System.Globalization;
using System.Runtime.CompilerServices;
using Aikynetix.Pose;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aikynetix.Streaming.Decode;

/// <summary>Makes upright yuv420p frames with true presentation times of a video file, in a child ffmpeg that hostile files cannot escape.</summary>
/// <remarks>
/// The frames cross a pipe as NUT, which keeps each frame's time with its pixels. ffmpeg turns the picture upright, makes pixels square and
/// fits it into the first size when the size changes on the way. Frames that share a presentation time come one clock tick apart.
/// </remarks>
/// <param name="options">Limits, and where ffmpeg is.</param>
/// <param name="clock">Clock of the time limits.</param>
/// <param name="logger">Told what ffmpeg said about damaged files.</param>
public sealed partial class VideoDecoder(IOptions<StreamingOptions> options, TimeProvider clock, ILogger<VideoDecoder> logger)
{
    private const string DamageWarning =
        "The video file has flaws: part of it may be missing from the analysis. If the lift is cut short, export or upload the video again.";

    // Containers in which each picture has its time beside it; in others what comes behind a jump may be named wrongly.
    private static readonly string[] LeadsToTimes = ["mov", "matroska"];

    // Two readings of one time may differ by the rounding of a file's clock.
    private static readonly TimeSpan TimeRounding = TimeSpan.FromMicroseconds(20);

    // Behind which the sought picture comes for certain, whatever is rounded on the way.
    private static readonly TimeSpan SeekMargin = TimeSpan.FromMilliseconds(100);

    private readonly StreamingOptions _options = options.Value;

    /// <summary>Decodes a video from its first frame to its last; memory does not grow with its length.</summary>
    /// <param name="path">The file.</param>
    /// <param name="info">What <see cref="MediaProbe"/> said about that file.</param>
    /// <param name="damaged">Told once, at the end, in a sentence for the sender, when part of the file could not be decoded.</param>
    /// <param name="cancellationToken">Abandons the decoding; the child never outlives the enumeration.</param>
    /// <returns>Frames that the consumer owns, with ids 0, 1, 2 … and times that start at zero and never fall.</returns>
    /// <exception cref="MediaRejectedException">Nothing could be decoded, or a limit was passed on the way.</exception>
    /// <exception cref="DecoderUnavailableException">There is no ffmpeg on this machine.</exception>
    public async IAsyncEnumerable<VideoFrame> DecodeAsync(
        string path, MediaInfo info, Action<string>? damaged, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var child = FfmpegChild.Start(_options.FfmpegPath, Arguments(path, info));
        await using (child.ConfigureAwait(false))
        {
            using var patience = new Patience(_options, clock, child.Kill, cancellationToken);
            var frames = new FrameReader(new NutReader(child.Output), info, _options);
            while (await patience.WaitAsync(frames.NextAsync).ConfigureAwait(false) is { } frame) yield return frame;

            var (code, complaint) = await patience.WaitAsync(child.ExitAsync).ConfigureAwait(false);
            if (frames.Count == 0)
            {
                LogDamage(info.VideoCodec, frames.Count, code, complaint);
                throw Admission.NothingDecodable();
            }

            if (code == 0 && !frames.BrokeOff && complaint.Length == 0) yield break;
            LogDamage(info.VideoCodec, frames.Count, code, complaint);
            damaged?.Invoke(DamageWarning);
        }
    }

    /// <summary>Decodes one picture: goes to the key frame before it where the file can, and through the whole file where it cannot.</summary>
    /// <param name="path">The file.</param>
    /// <param name="info">What <see cref="MediaProbe"/> said about that file.</param>
    /// <param name="time">Time of the picture from the first, as <see cref="DecodeAsync"/> gave it.</param>
    /// <param name="cancellationToken">Abandons the decoding.</param>
    /// <returns>The picture shown at that time, which the caller owns; the last one where the time lies behind all.</returns>
    /// <exception cref="MediaRejectedException">Nothing could be decoded.</exception>
    /// <exception cref="DecoderUnavailableException">There is no ffmpeg on this machine.</exception>
    public async Task<VideoFrame> DecodeOneAsync(string path, MediaInfo info, TimeSpan time, CancellationToken cancellationToken)
    {
        if (await SeekAsync(path, info, time, cancellationToken).ConfigureAwait(false) is { } found) return found;
        VideoFrame? last = null;
        await foreach (var frame in DecodeAsync(path, info, damaged: null, cancellationToken).ConfigureAwait(false))
        {
            if (last is not null && frame.Time > time + TimeRounding)
            {
                frame.Dispose();
                break;
            }

            last?.Dispose();
            last = frame;
        }

        return last ?? throw Admission.NothingDecodable();
    }

    // The picture of exactly that time, or null where the file does not lead there.
    private async Task<VideoFrame?> SeekAsync(string path, MediaInfo info, TimeSpan time, CancellationToken cancellationToken)
    {
        if (time <= SeekMargin || !LeadsToTimes.Contains(info.Container) || info.StartTime is not { } start) return null;
        var child = FfmpegChild.Start(_options.FfmpegPath, Arguments(path, info, seek: start - info.FileStart + time - SeekMargin));
        await using (child.ConfigureAwait(false))
        {
            using var patience = new Patience(_options, clock, child.Kill, cancellationToken);
            var frames = new FrameReader(new NutReader(child.Output), info, _options) { First = start };
            while (await patience.WaitAsync(frames.NextAsync).ConfigureAwait(false) is { } frame)
            {
                if ((frame.Time - time).Duration() <= TimeRounding) return frame;
                var isBehind = frame.Time > time;
                frame.Dispose();
                if (isBehind) break;
            }
        }

        return null;
    }

    private string[] Arguments(string path, MediaInfo info, TimeSpan? seek = null) =>
    [
        "-nostdin",
        .. AcceptedMedia.Guards(_options.MaxPixels + (_options.MaxPixels / 4)),
        .. seek is { } place ? ["-copyts", "-ss", place.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture)] : (string[])[],
        "-threads", Text(_options.DecodeThreads), "-i", AcceptedMedia.Input(path),
        "-map", "0:" + Text(info.StreamIndex), "-map_metadata", "-1", "-map_chapters", "-1",

        // Every decoded picture once, at the time the file gives it, in the file's own unit of time.
        "-fps_mode", "passthrough", "-enc_time_base", "-1",

        // The size is stated so that no picture can differ from it; the range is kept, for converting it would cost accuracy and time.
        .. PictureFit.Arguments(info), "-s", $"{Text(info.Width)}x{Text(info.Height)}", "-pix_fmt", PictureFit.Format(info),
        "-c:v", "rawvideo", "-f", "nut", "-write_index", "0", "pipe:1",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(1, LogLevel.Information, "Decoding {Codec} gave {Frames} frames, exit code {Code} and these complaints: {Complaint}")]
    private partial void LogDamage(string codec, int frames, int code, string complaint);
}
