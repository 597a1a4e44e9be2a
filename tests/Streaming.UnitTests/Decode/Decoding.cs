using Aikynetix.Streaming.Decode;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aikynetix.Streaming.UnitTests.Decode;

/// <summary>Probes and decodes a clip as the product does, and keeps what tests look at.</summary>
internal sealed class Decoding
{
    public required MediaInfo Info { get; init; }

    public List<TimeSpan> Times { get; } = [];

    public List<byte[]> Pictures { get; } = [];

    public List<string> Warnings { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static MediaProbe Probe(StreamingOptions? options = null, TimeProvider? time = null) =>
        new(Options.Create(options ?? new StreamingOptions()), time ?? TimeProvider.System);

    public static VideoDecoder Decoder(StreamingOptions? options = null, TimeProvider? time = null) =>
        new(Options.Create(options ?? new StreamingOptions()), time ?? TimeProvider.System, NullLogger<VideoDecoder>.Instance);

    public static Task<MediaInfo> ProbeAsync(string path, StreamingOptions? options = null) => Probe(options).ProbeAsync(path, Cancel);

    public static async Task<Decoding> RunAsync(string path, StreamingOptions? options = null)
    {
        var result = new Decoding { Info = await ProbeAsync(path, options) };
        await foreach (var frame in Decoder(options).DecodeAsync(path, result.Info, result.Warnings.Add, Cancel))
        {
            using (frame)
            {
                Assert.Equal(result.Times.Count, frame.FrameId);
                Assert.Equal((result.Info.Width, result.Info.Height), (frame.Width, frame.Height));
                result.Times.Add(frame.Time);
                result.Pictures.Add(frame.Pixels.ToArray());
            }
        }

        return result;
    }

    public static async Task<MediaRejectedException> RefusalAsync(string path, StreamingOptions? options = null) =>
        await Assert.ThrowsAsync<MediaRejectedException>(() => RunAsync(path, options));

    /// <summary>Brightness of the middle of a corner: 0 top left, 1 top right, 2 bottom left, 3 bottom right.</summary>
    public double Corner(int frame, int corner)
    {
        var (across, down) = (Info.Width / 8, Info.Height / 8);
        var x = corner % 2 == 0 ? across / 2 : Info.Width - across;
        var y = corner / 2 == 0 ? down / 2 : Info.Height - down;
        return Pictures[frame][(y * Info.Width) + x];
    }

    public (byte Y, byte U, byte V) Pixel(int frame, int x, int y)
    {
        var (width, height) = ((Info.Width + 1) / 2, (Info.Height + 1) / 2);
        var chroma = (Info.Width * Info.Height) + (y / 2 * width) + (x / 2);
        return (Pictures[frame][(y * Info.Width) + x], Pictures[frame][chroma], Pictures[frame][chroma + (width * height)]);
    }
}
