using Aikynetix.Streaming.Decode;

namespace Aikynetix.Streaming.UnitTests.Decode;

/// <summary>The NUT that ffmpeg writes is read to the byte and the tick; anything else is an error and nothing worse.</summary>
public sealed class NutReaderTests(ClipFolder clips)
{
    private const string Raw = "-c:v rawvideo -pix_fmt yuv420p -write_index 0";

    [Theory]
    [InlineData(2, 2)]
    [InlineData(16, 16)]
    [InlineData(64, 48)]
    [InlineData(500, 301)]
    public async Task Pictures_are_those_that_were_written(int width, int height)
    {
        // Small pictures that begin like MPEG units exercise NUT's left-out beginnings.
        var size = (width * height) + (2 * ((width + 1) / 2) * ((height + 1) / 2));
        var raw = clips.NewPath(".yuv");
        var pixels = new byte[20 * size];
        var random = new Random(1);
        random.NextBytes(pixels);
        for (var k = 0; k < 20; k += 2) "\0\0\u0001"u8.CopyTo(pixels.AsSpan(k * size));
        await File.WriteAllBytesAsync(raw, pixels, TestContext.Current.CancellationToken);
        var nut = await clips.MakeAsync(".nut", $"-f rawvideo -pix_fmt yuv420p -s {width}x{height} -r 10 -i {raw} {Raw}");

        var (reader, pictures) = await ReadAsync(await File.ReadAllBytesAsync(nut, TestContext.Current.CancellationToken));

        Assert.Equal((width, height, 20), (reader.Header.Width, reader.Header.Height, pictures.Count));
        for (var k = 0; k < 20; k++) Assert.Equal(pixels[(k * size)..((k + 1) * size)], pictures[k].Pixels);
    }

    [Fact]
    public async Task Times_leap_as_they_were_written()
    {
        // Steps of one tick, of a second and of hours need all three ways in which NUT writes a time.
        var nut = await clips.MakeAsync(
            ".nut", $"-f lavfi -i testsrc2=s=32x32:r=30:d=3 -vf settb=1/90000,setpts=N+90000*floor(N/7)+900000000*floor(N/31) -fps_mode passthrough -enc_time_base 1/90000 {Raw}");

        var (reader, pictures) = await ReadAsync(await File.ReadAllBytesAsync(nut, TestContext.Current.CancellationToken));

        var unit = reader.Header.TimeDenominator / reader.Header.TimeNumerator / 90000;
        Assert.Equal(
            Enumerable.Range(0, 90).Select(n => unit * (n + (90_000L * (n / 7)) + (900_000_000L * (n / 31)))),
            pictures.Select(picture => picture.Time));
    }

    [Fact]
    public async Task Damaged_bytes_are_an_error_and_nothing_worse()
    {
        var nut = await File.ReadAllBytesAsync(
            await clips.MakeAsync(".nut", $"-f lavfi -i testsrc2=s=32x32:r=30:d=1 {Raw}"), TestContext.Current.CancellationToken);
        var failures = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var bytes = nut[..(seed % 3 == 0 ? random.Next(nut.Length) : nut.Length)];
            for (var change = random.Next(1, 6); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(Math.Min(bytes.Length, seed % 2 == 0 ? 400 : bytes.Length))] = (byte)random.Next(256);
            }

            var failure = await Xunit.Record.ExceptionAsync(() => ReadAsync(bytes));
            if (failure is null) continue;
            failures++;
            Assert.True(failure is InvalidDataException or EndOfStreamException, $"seed {seed}: {failure}");
        }

        Assert.InRange(failures, 200, 2000);
    }

    private static async Task<(NutReader Reader, List<(long Time, byte[] Pixels)> Pictures)> ReadAsync(byte[] bytes)
    {
        var cancel = TestContext.Current.CancellationToken;
        var reader = new NutReader(new MemoryStream(bytes));
        var pictures = new List<(long, byte[])>();
        while (await reader.NextAsync(cancel) is { } next)
        {
            if (next.Size > bytes.Length) throw new EndOfStreamException();
            var pixels = new byte[next.Size];
            await reader.ReadPictureAsync(pixels, cancel);
            pictures.Add((next.Time, pixels));
        }

        return (reader, pictures);
    }
}
