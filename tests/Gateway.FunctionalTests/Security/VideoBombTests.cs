using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>Small files that claim to be huge: they are refused by what they claim, before room is made for it, and leave nothing.</summary>
public sealed class VideoBombTests
{
    private const string Picture = "-f lavfi -i testsrc=size=640x480:rate=20:duration=1";

    private static readonly byte[] Width = [0xB0, 0x82, 0x02, 0x80];
    private static readonly byte[] Height = [0xBA, 0x82, 0x01, 0xE0];
    private static readonly byte[] Duration = [0x44, 0x89, 0x88];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-c:v rawvideo -pix_fmt yuv420p")]
    [InlineData("-c:v mjpeg -pix_fmt yuvj420p")]
    [InlineData("-c:v libx264 -pix_fmt yuv420p")]
    public async Task A_picture_of_four_thousand_megapixels_is_refused(string codec)
    {
        var film = (await Clips.OfAsync("mkv", $"{Picture} {codec}")).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(film.AsSpan(film.AsSpan().IndexOf(Width) + 2), ushort.MaxValue);
        BinaryPrimitives.WriteUInt16BigEndian(film.AsSpan(film.AsSpan().IndexOf(Height) + 2), ushort.MaxValue);
        // JPEG says its size once more in each picture.
        for (int at = 0, next; (next = film.AsSpan(at).IndexOf<byte>([0xFF, 0xC0, 0x00, 0x11, 0x08])) >= 0; at += next + 5) film.AsSpan(at + next + 5, 4).Fill(0xFF);
        // What is coded in the stream itself counts: H.264 then still is what it was, and the claim around it is passed over.
        await ExpectAsync(film, codec.Contains("libx264", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_a_million_pictures_of_four_pixels_are_refused() =>
        await ExpectAsync(await Clips.OfAsync("avi", "-f lavfi -i color=size=2x2:rate=1000 -frames:v 500000 -c:v rawvideo -pix_fmt bgr24"), mayPass: false);

    [Theory]
    [InlineData(1e9, false)]
    [InlineData(1e15, true)]
    [InlineData(1e300, true)]
    [InlineData(double.PositiveInfinity, true)]
    public async Task A_length_of_eleven_days_is_refused_and_one_that_nothing_has_is_not_believed(double milliseconds, bool mayPass)
    {
        var film = (await Clips.OfAsync("mkv", $"{Picture} -c:v libx264 -pix_fmt yuv420p")).ToArray();
        BinaryPrimitives.WriteDoubleBigEndian(film.AsSpan(film.AsSpan().IndexOf(Duration) + 3), milliseconds);
        await ExpectAsync(film, mayPass);
    }

    [Fact]
    public async Task A_form_that_says_it_is_packed_is_not_unpacked()
    {
        await using var host = await GatewayHost.StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[64 << 20], Token);
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=B");
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await host.PostAsync("/weightlifting/sessions/", content);
        await answer.IsErrorAsync(HttpStatusCode.BadRequest, "multipart-malformed");
    }

    private static async Task ExpectAsync(byte[] film, bool mayPass)
    {
        await using var host = await GatewayHost.StartAsync();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        using var form = UploadForms.Form(film, ("user_id", Aikynetix.Sessions.Accounts.AccountJournal.DemoUser), ("exercise_name", "clean"));
        using var answer = await host.PostAsync("/weightlifting/management/sessions/", form);
        process.Refresh();
        // A picture of that size alone would be six gigabytes.
        Assert.True(process.WorkingSet64 - before < 1L << 30, "room was made for it");
        if (mayPass && answer.StatusCode == HttpStatusCode.OK)
        {
            await host.FinishAsync((await answer.JsonAsync()).GetProperty("session_id").GetString()!);
            return;
        }

        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.UnsupportedMediaType, await answer.Content.ReadAsStringAsync(Token));
        Assert.Empty(host.Blobs());
    }
}
