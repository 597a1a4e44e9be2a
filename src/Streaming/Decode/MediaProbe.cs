using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Aikynetix.Streaming.Decode;

/// <summary>Reads the headers and first frames of a file and decides whether it is a video that we take.</summary>
/// <param name="options">Limits, and where ffprobe is.</param>
/// <param name="time">Clock of the time limit.</param>
public sealed class MediaProbe(IOptions<StreamingOptions> options, TimeProvider time)
{
    private const int MaxReportBytes = 1 << 20;

    // Headers of pictures this large are still read, so that the refusal can name the size; beyond this nothing is.
    private const long MaxProbedPixels = 150_000_000;

    private const string HeaderEntries =
        "format=format_name,start_time,duration:format_tags=major_brand," + SlowMotionNote.Tag + ":stream=index,codec_type,codec_name,width,height,pix_fmt,color_range,color_space," +
        "sample_aspect_ratio,avg_frame_rate,time_base,start_time,duration,nb_frames:stream_disposition=attached_pic:stream_side_data=rotation";

    private const string FrameEntries =
        "frame=width,height,pix_fmt,color_range,color_space,sample_aspect_ratio:frame_side_data=rotation";

    private static readonly string[] MovieStarts = ["ftyp", "moov", "mdat", "wide", "free", "skip"];
    private readonly StreamingOptions _options = options.Value;

    /// <summary>Says what a file is.</summary>
    /// <param name="path">A file on this machine.</param>
    /// <param name="cancellationToken">Abandons the reading; no child process outlives the call.</param>
    /// <exception cref="MediaRejectedException">The file is not a video that we take; the message tells its sender why.</exception>
    /// <exception cref="DecoderUnavailableException">There is no ffprobe on this machine.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken) => ProbeAsync(path, longest: null, cancellationToken);

    /// <summary>Says what a file is that may be longer than an upload.</summary>
    /// <param name="path">A file on this machine.</param>
    /// <param name="longest">How long it may be where that is more than <see cref="StreamingOptions.MaxDuration"/>; null when it is not.</param>
    /// <param name="cancellationToken">Abandons the reading; no child process outlives the call.</param>
    /// <exception cref="MediaRejectedException">The file is not a video that we take; the message tells its sender why.</exception>
    /// <exception cref="DecoderUnavailableException">There is no ffprobe on this machine.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public async Task<MediaInfo> ProbeAsync(string path, TimeSpan? longest, CancellationToken cancellationToken)
    {
        var mayLast = longest > _options.MaxDuration ? longest.Value : _options.MaxDuration;
        var isMovie = await IsMovieAsync(path, cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(_options.ProbeTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var (headers, complaint) = await ReportAsync(path, ["-show_entries", HeaderEntries], either.Token).ConfigureAwait(false);
            var (format, stream) = Admission.Choose(headers, complaint, isMovie);

            // Turning and colors may be stated in the frames only. A file whose first frames are damaged may still be good later on.
            var index = stream.Index.ToString(CultureInfo.InvariantCulture);
            var (frames, _) = await ReportAsync(
                path, ["-select_streams", index, "-read_intervals", "%+#8", "-show_entries", FrameEntries], either.Token).ConfigureAwait(false);
            return Admission.Describe(format, stream, headers!.Streams!, frames?.Frames?.FirstOrDefault(), _options, mayLast);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MediaRejectedException(MediaProblem.TimedOut, "Reading the file's headers took too long: the file is probably damaged.");
        }
    }

    // ffprobe takes anything named .mp4 for one; only a file that begins as one can have lost its end.
    private static async Task<bool> IsMovieAsync(string path, CancellationToken cancellationToken)
    {
        var start = new byte[8];
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            if (await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) == 0)
            {
                throw new MediaRejectedException(MediaProblem.NotAVideo, $"The file is empty. {AcceptedMedia.Advice}");
            }
        }

        return MovieStarts.Contains(Encoding.ASCII.GetString(start, 4, 4), StringComparer.Ordinal);
    }

    private async Task<(ProbeReport? Report, string Complaint)> ReportAsync(string path, string[] question, CancellationToken cancellationToken)
    {
        string[] arguments = [.. AcceptedMedia.Guards(MaxProbedPixels), .. question, "-of", "json", AcceptedMedia.Input(path)];
        var child = FfmpegChild.Start(_options.FfprobePath, arguments);
        await using (child.ConfigureAwait(false))
        {
            using var kill = cancellationToken.Register(child.Kill);
            var report = new byte[MaxReportBytes];
            var length = await child.Output.ReadAtLeastAsync(report, report.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (length == report.Length) return (null, "too many tracks");
            var (_, complaint) = await child.ExitAsync(cancellationToken).ConfigureAwait(false);
            return (ProbeReport.Parse(report.AsSpan(0, length)), complaint);
        }
    }
}
