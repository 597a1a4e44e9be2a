using System.Globalization;
using Aikynetix.Pose;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Draw;
using Microsoft.Extensions.Options;

namespace Aikynetix.Streaming.Encode;

/// <summary>Makes a JPEG of one moment of a video with the overlay drawn into it.</summary>
/// <param name="decoder">Gives the picture.</param>
/// <param name="options">Where ffmpeg is.</param>
public sealed class StillRenderer(VideoDecoder decoder, IOptions<StreamingOptions> options)
{
    // Steps of ffmpeg's quality, 2 the best: no blocks at thin lines, and still small.
    private const int Quality = 4;
    private readonly StreamingOptions _options = options.Value;

    /// <summary>Makes the picture.</summary>
    /// <param name="source">The video.</param>
    /// <param name="info">What <see cref="MediaProbe"/> said about it.</param>
    /// <param name="plan">What to draw.</param>
    /// <param name="place">Time from the first picture of the video, as the plan gave it.</param>
    /// <param name="bare">Whether the body, its angles and the bar are all that is drawn.</param>
    /// <param name="longest">Pixels that neither side may pass; a larger picture is made smaller.</param>
    /// <param name="cancellationToken">Abandons the work; no child process outlives the call.</param>
    /// <returns>The file.</returns>
    /// <exception cref="MediaRejectedException">The video cannot be decoded.</exception>
    /// <exception cref="EncodingFailedException">The picture cannot be encoded.</exception>
    /// <exception cref="DecoderUnavailableException">There is no ffmpeg on this machine.</exception>
    public async Task<byte[]> RenderAsync(
        string source, MediaInfo info, OverlayPlan plan, TimeSpan place, bool bare, int longest, CancellationToken cancellationToken)
    {
        using var frame = await decoder.DecodeOneAsync(source, info, place, cancellationToken).ConfigureAwait(false);
        new OverlayPainter(plan).Paint(frame, bare);
        return await EncodeAsync(frame, info, longest, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]> EncodeAsync(VideoFrame frame, MediaInfo info, int longest, CancellationToken cancellationToken)
    {
        var encoder = FfmpegChild.Start(_options.FfmpegPath, Arguments(info, longest), isFed: true);
        await using (encoder.ConfigureAwait(false))
        {
            using var kill = cancellationToken.Register(encoder.Kill);
            try
            {
                await new NutWriter(encoder.Input, (1, 1000)).WriteAsync(frame, 0, cancellationToken).ConfigureAwait(false);
                encoder.Input.Close();
            }
            catch (IOException)
            {
                // The encoder is gone, and says why below.
            }

            using var jpeg = new MemoryStream();
            await encoder.Output.CopyToAsync(jpeg, cancellationToken).ConfigureAwait(false);
            var (code, errors) = await encoder.ExitAsync(cancellationToken).ConfigureAwait(false);
            return code == 0 && jpeg.Length > 0 ? jpeg.ToArray() : throw new EncodingFailedException($"The picture could not be encoded: {errors.Trim()}", isDiskFull: false);
        }
    }

    private static string[] Arguments(MediaInfo info, int longest)
    {
        var side = longest.ToString(CultureInfo.InvariantCulture);
        var (matrix, range) = (info.Color.Bt709 ? "bt709" : "bt601", info.Color.FullRange ? "pc" : "tv");

        // A JPEG without a profile is BT.601 in full range to everybody.
        return
        [
            "-nostdin", "-v", "error", "-protocol_whitelist", "pipe", "-analyzeduration", "0", "-f", "nut", "-i", "pipe:0", "-frames:v", "1",
            "-vf", $"scale=w='min({side},iw)':h='min({side},ih)':force_original_aspect_ratio=decrease:flags=area" +
                $":in_color_matrix={matrix}:in_range={range}:out_color_matrix=bt601:out_range=pc,format=yuvj420p",
            "-c:v", "mjpeg", "-q:v", Quality.ToString(CultureInfo.InvariantCulture), "-huffman", "optimal", "-f", "image2pipe", "pipe:1",
        ];
    }
}
