using System.Globalization;
using System.Net;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Uploads;

/// <summary>What no browser would send: half uploads, lies about lengths, floods. The server answers or hangs up, and keeps nothing.</summary>
public sealed class HostileUploadTests
{
    private const string Path = "/weightlifting/management/sessions/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100, 1_000_000)]
    [InlineData(300_000, 1_000_000)]
    public async Task A_caller_who_leaves_half_way_leaves_nothing_behind(int sent, int promised)
    {
        await using var host = await GatewayHost.StartAsync();
        await using var raw = await RawHttp.ConnectAsync(host.Address);
        await raw.SendAsync(Head(promised) + Part("user_id", AccountJournal.DemoUser) + FileHead("clip.mp4"));
        await raw.SendAsync(new byte[sent]);
        await UntilAsync(() => host.Blobs().Length == 1);
        raw.Reset();
        await UntilAsync(() => host.Blobs().Length == 0);
        Assert.Empty(await SessionsAsync(host));
    }

    [Fact]
    public async Task A_body_shorter_than_its_form_is_400()
    {
        await using var host = await GatewayHost.StartAsync();
        var body = Part("user_id", AccountJournal.DemoUser) + FileHead("clip.mp4") + "some bytes and then nothing";
        Assert.Contains("multipart-malformed", await ExchangeAsync(host, Head(Encoding.UTF8.GetByteCount(body)) + body), StringComparison.Ordinal);
        Assert.Empty(host.Blobs());
    }

    [Fact]
    public async Task Ten_thousand_fields_are_400()
    {
        await using var host = await GatewayHost.StartAsync();
        var body = string.Concat(Enumerable.Range(0, 10_000).Select(i => Part("f" + i.ToString(CultureInfo.InvariantCulture), "x"))) + "--B--\r\n";
        Assert.Contains("too-many-fields", await ExchangeAsync(host, Head(body.Length) + body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_field_is_400_and_is_not_read_to_its_end()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var raw = await RawHttp.ConnectAsync(host.Address);
        await raw.SendAsync(Head(1_000_000_000) + "--B\r\nContent-Disposition: form-data; name=\"session_name\"\r\n\r\n" + new string('a', 10_000));
        Assert.Contains("field-too-long", await raw.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_with_huge_headers_is_400()
    {
        await using var host = await GatewayHost.StartAsync();
        var body = "--B\r\nX: " + new string('a', 20_000) + "\r\n\r\nx\r\n--B--\r\n";
        Assert.Contains("multipart-malformed", await ExchangeAsync(host, Head(body.Length) + body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data", "multipart-malformed")]
    [InlineData("multipart/form-data; boundary=", "multipart-malformed")]
    [InlineData("multipart/form-data; boundary=\"\"", "multipart-malformed")]
    [InlineData("multipart/mixed; boundary=B", "not-multipart")]
    [InlineData("nonsense", "not-multipart")]
    public async Task A_boundary_that_is_missing_is_named(string contentType, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        var head = Head(4).Replace("multipart/form-data; boundary=B", contentType, StringComparison.Ordinal);
        Assert.Contains(code, await ExchangeAsync(host, head + "abcd"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boundary_longer_than_any_is_refused()
    {
        await using var host = await GatewayHost.StartAsync();
        var head = Head(4).Replace("boundary=B", "boundary=" + new string('B', 500), StringComparison.Ordinal);
        Assert.Contains("multipart-malformed", await ExchangeAsync(host, head + "abcd"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_without_a_name_is_400()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (var part in new[] { "--B\r\n\r\nx\r\n--B--\r\n", "--B\r\nContent-Disposition: attachment\r\n\r\nx\r\n--B--\r\n", "--B\r\nContent-Disposition: ;;=\r\n\r\nx\r\n--B--\r\n" })
            Assert.Contains("multipart-malformed", await ExchangeAsync(host, Head(part.Length) + part), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_utf8_is_400()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var raw = await RawHttp.ConnectAsync(host.Address);
        var (start, end) = ("--B\r\nContent-Disposition: form-data; name=\"session_name\"\r\n\r\n", "\r\n--B--\r\n");
        await raw.SendAsync(Head(start.Length + 2 + end.Length) + start);
        await raw.SendAsync([0xC3, 0x28]);
        await raw.SendAsync(end);
        Assert.Contains("field-invalid", await raw.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../../etc/passwd", "passwd")]
    [InlineData("..\\\\..\\\\x.mp4", "x.mp4")]
    [InlineData("/absolute/x.mp4", "x.mp4")]
    [InlineData("Stoß & Umsetzen 挺举.mp4", "Stoß & Umsetzen 挺举.mp4")]
    public async Task A_file_name_is_shown_and_never_used(string name, string kept)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var clip = await Clips.VideoAsync();
        var (start, end) = (Part("user_id", AccountJournal.DemoUser) + Part("exercise_name", "clean") + FileHead(name), "\r\n--B--\r\n");
        await using var raw = await RawHttp.ConnectAsync(host.Address);
        await raw.SendAsync(Head(Encoding.UTF8.GetByteCount(start) + clip.Length + end.Length) + start);
        await raw.SendAsync(clip);
        await raw.SendAsync(end);
        Assert.StartsWith("HTTP/1.1 200", await raw.ReadToEndAsync(), StringComparison.Ordinal);
        var session = Assert.Single(await SessionsAsync(host));
        Assert.Equal(kept, session.Draft.VideoFileName);
        Assert.Equal(System.IO.Path.Combine(host.Data, "blobs", "videos", session.Id), Assert.Single(host.Blobs()));
    }

    [Fact]
    public async Task Twenty_uploads_at_once_all_end_well()
    {
        await using var host = await GatewayHost.StartAsync();
        var clip = await Clips.VideoAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.UploadAsync(clip)));
        Assert.Equal(20, ids.Distinct().Count());
        foreach (var id in ids) Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task One_upload_more_than_the_server_takes_is_told_to_come_back()
    {
        await using var host = await GatewayHost.StartAsync("--Uploads:MaxConcurrent=1");
        await using var slow = await RawHttp.ConnectAsync(host.Address);
        await slow.SendAsync(Head(1_000_000) + Part("user_id", AccountJournal.DemoUser) + FileHead("clip.mp4"));
        await UntilAsync(() => host.Blobs().Length == 1);
        using var form = UploadForms.Form(await Clips.VideoAsync(), ("user_id", AccountJournal.DemoUser), ("exercise_name", "clean"));
        using var refused = await host.PostAsync(Path, form);
        await refused.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "uploads-full");
        slow.Reset();
        await UntilAsync(() => host.Blobs().Length == 0);
        await host.UploadAsync(await Clips.VideoAsync());
    }

    private static string Head(long length) =>
        $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAPI-KEY: {GatewayHost.AdminKey}\r\nContent-Type: multipart/form-data; boundary=B\r\n"
        + $"Content-Length: {length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";

    private static string Part(string name, string value) => $"--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static string FileHead(string name) => $"--B\r\nContent-Disposition: form-data; name=\"video\"; filename=\"{name}\"\r\nContent-Type: video/mp4\r\n\r\n";

    private static async Task<string> ExchangeAsync(GatewayHost host, string text)
    {
        await using var raw = await RawHttp.ConnectAsync(host.Address);
        await raw.SendAsync(text);
        return await raw.ReadToEndAsync();
    }

    private static async Task<IReadOnlyList<SessionView>> SessionsAsync(GatewayHost host) =>
        (await host.Services.GetRequiredService<SessionJournal>().ListAsync(new SessionQuery(), Token)).Sessions;

    // The file system tells nobody when it changes; the test's own time limit ends a wait that never comes true.
    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(10, Token);
    }
}
