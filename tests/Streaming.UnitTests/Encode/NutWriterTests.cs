using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Encode;
using Aikynetix.Streaming.UnitTests.Draw;

namespace Aikynetix.Streaming.UnitTests.Encode;

/// <summary>What the writer writes the reader reads, and so does ffmpeg (the rendering tests).</summary>
public sealed class NutWriterTests
{
    [Fact]
    public async Task Pictures_and_times_come_back()
    {
        long[] times = [0, 1, 2, 127, 128, 16_383, 16_384, 1L << 40];
        using var stream = new MemoryStream();
        var writer = new NutWriter(stream, (1001, 30_000));
        foreach (var time in times)
        {
            using var frame = MaskTests.Grey(34, 22);
            frame.Pixels.Span[0] = (byte)time;
            await writer.WriteAsync(frame, time, TestContext.Current.CancellationToken);
        }

        stream.Position = 0;
        var reader = new NutReader(stream);
        foreach (var time in times)
        {
            var (shown, size) = (await reader.NextAsync(TestContext.Current.CancellationToken))!.Value;
            var pixels = new byte[size];
            await reader.ReadPictureAsync(pixels, TestContext.Current.CancellationToken);
            Assert.Equal((time, 34 * 22 * 3 / 2, (byte)time, (byte)115), (shown, size, pixels[0], pixels[1]));
        }

        Assert.Null(await reader.NextAsync(TestContext.Current.CancellationToken));
        Assert.Equal((34, 22, 1001, 30_000), (reader.Header.Width, reader.Header.Height, reader.Header.TimeNumerator, reader.Header.TimeDenominator));
    }
}
