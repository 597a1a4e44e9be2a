using System.Threading.Channels;
using Aikynetix.Pose;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Draw;
using Microsoft.Extensions.Options;

namespace Aikynetix.Streaming.Encode;

/// <summary>Makes a video with the overlay drawn into it: one ffmpeg decodes, we draw, another encodes, all at once and a few frames between them.</summary>
/// <remarks>Every picture keeps the presentation time of the original; sound is copied where players know it. A picture of odd size loses its last row or column.</remarks>
/// <param name="decoder">Gives the pictures.</param>
/// <param name="options">Where ffmpeg is, and how many frames may wait.</param>
public sealed class VideoRenderer(VideoDecoder decoder, IOptions<StreamingOptions> options)
{
    private const string DiskFull = "No space left on device";
    private static readonly string[] BrokenEnds = [DiskFull, "Error writing trailer", "Error closing file"];
    private readonly StreamingOptions _options = options.Value;

    /// <summary>Renders a video; when this throws nothing is left of it.</summary>
    /// <param name="source">The video.</param>
    /// <param name="info">What <see cref="MediaProbe"/> said about it.</param>
    /// <param name="plan">What to draw.</param>
    /// <param name="target">The MP4 file to write; what is there is overwritten.</param>
    /// <param name="progress">Told the share that is done, 0–1, where the length is known.</param>
    /// <param name="cancellationToken">Abandons the rendering; no child process outlives the call.</param>
    /// <returns>How many pictures were written.</returns>
    /// <exception cref="MediaRejectedException">The video cannot be decoded.</exception>
    /// <exception cref="EncodingFailedException">The file cannot be written.</exception>
    /// <exception cref="DecoderUnavailableException">There is no ffmpeg on this machine.</exception>
    /// <exception cref="ArgumentException">The pictures have another size than those of the plan.</exception>
    public async Task<int> RenderAsync(
        string source, MediaInfo info, OverlayPlan plan, string target, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var isWhole = false;
        try
        {
            var encoder = FfmpegChild.Start(
                _options.FfmpegPath, EncodeSettings.Arguments(source, info, _options.MaxPixels + (_options.MaxPixels / 4), target), isFed: true);
            await using (encoder.ConfigureAwait(false))
            {
                using var kill = cancellationToken.Register(encoder.Kill);
                var count = await FeedAsync(encoder, source, info, new OverlayPainter(plan), progress, cancellationToken).ConfigureAwait(false);
                isWhole = true;
                return count;
            }
        }
        finally
        {
            if (!isWhole) File.Delete(target);
        }
    }

    private async Task<int> FeedAsync(
        FfmpegChild encoder, string source, MediaInfo info, OverlayPainter painter, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bounds = new BoundedChannelOptions(_options.FramesAhead) { SingleReader = true, SingleWriter = true };
        var (bare, drawn) = (Channel.CreateBounded<VideoFrame>(bounds), Channel.CreateBounded<VideoFrame>(bounds));
        var decoding = PassAsync(decoder.DecodeAsync(source, info, damaged: null, end.Token), _ => { }, bare.Writer, end.Token);
        var drawing = PassAsync(bare.Reader.ReadAllAsync(end.Token), frame => painter.Paint(frame), drawn.Writer, end.Token);
        try
        {
            return await WriteAsync(encoder, info, drawn.Reader, progress, end.Token).ConfigureAwait(false);
        }
        catch (IOException broken) when (!cancellationToken.IsCancellationRequested)
        {
            // Only the encoder knows why it stopped reading.
            encoder.Kill();
            throw Explain((await encoder.ExitAsync(cancellationToken).ConfigureAwait(false)).Errors, broken);
        }
        catch (IOException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(decoding, drawing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var channel in (Channel<VideoFrame>[])[bare, drawn])
            {
                while (channel.Reader.TryRead(out var left)) left.Dispose();
            }
        }
    }

    // What goes wrong here reaches the reader of the channel.
    private static async Task PassAsync(IAsyncEnumerable<VideoFrame> frames, Action<VideoFrame> work, ChannelWriter<VideoFrame> done, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in frames.ConfigureAwait(false))
            {
                try
                {
                    work(frame);
                    await done.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    frame.Dispose();
                    throw;
                }
            }

            done.Complete();
        }
        catch (Exception failure)
        {
            done.Complete(failure);
        }
    }

    private static async Task<int> WriteAsync(
        FfmpegChild encoder, MediaInfo info, ChannelReader<VideoFrame> frames, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var times = new FrameTimes(info);
        var writer = new NutWriter(encoder.Input, info.TimeUnit);
        var count = 0;
        await foreach (var frame in frames.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            using (frame)
            {
                await writer.WriteAsync(frame, times.Of(frame.Time), cancellationToken).ConfigureAwait(false);
                count++;
                if (info.Duration is { } length) progress?.Report(Math.Min(1, frame.Time / length));
            }
        }

        encoder.Input.Close();
        var (code, errors) = await encoder.ExitAsync(cancellationToken).ConfigureAwait(false);
        // ffmpeg ends well even where the end of the file could not be written: only its words tell.
        return code == 0 && !Array.Exists(BrokenEnds, errors.Contains) ? count : throw Explain(errors, inner: null);
    }

    private static EncodingFailedException Explain(string errors, Exception? inner)
    {
        var isDiskFull = errors.Contains(DiskFull, StringComparison.Ordinal);
        return new EncodingFailedException(isDiskFull ? "There is no room left for the video." : $"The video could not be encoded: {errors.Trim()}", isDiskFull, inner);
    }
}
