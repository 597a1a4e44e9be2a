using System.Net;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Tus;
using Aikynetix.Sessions.Blobs;
using Microsoft.Extensions.DependencyInjection;
using static Aikynetix.Gateway.FunctionalTests.Tus.TusCaller;

namespace Aikynetix.Gateway.FunctionalTests.Tus;

/// <summary>What breaks, waits or fills up around a resumable upload costs no byte that had come, and makes no second session.</summary>
public sealed class TusRecoveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_start_goes_on_where_the_upload_stood()
    {
        using var folder = new TemporaryFolder();
        var clip = await Clips.VideoAsync();
        string path;
        await using (var host = await GatewayHost.StartAsync(folder.Path, null))
        {
            path = await new TusCaller(host).CreatedAsync(clip.Length, Snatch());
            using var part = await new TusCaller(host).PatchAsync(path, 0, clip[..700]);
        }

        await using var again = await GatewayHost.StartAsync(folder.Path, null);
        var tus = new TusCaller(again);
        Assert.Equal(700, await tus.OffsetAsync(path));
        using var rest = await tus.PatchAsync(path, 700, clip[700..]);
        Assert.NotNull(Header(rest, "Session-Id"));
    }

    [Fact]
    public async Task Bytes_whose_checksum_a_kill_kept_from_being_seen_do_not_count()
    {
        using var folder = new TemporaryFolder();
        var clip = await Clips.VideoAsync();
        string path;
        await using (var host = await GatewayHost.StartAsync(folder.Path, null))
        {
            path = await new TusCaller(host).CreatedAsync(clip.Length, Snatch());
            using var part = await new TusCaller(host).PatchAsync(path, 0, clip[..700]);
        }

        // What a process killed within a part with a checksum leaves: the mark and bytes behind it.
        var id = path.Split('/')[2];
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "uploads", id + ".unchecked"), "700", Token);
        await File.AppendAllTextAsync(Path.Combine(folder.Path, "uploads", id + ".part"), "broken", Token);
        await using var again = await GatewayHost.StartAsync(folder.Path, null);
        Assert.Equal(700, await new TusCaller(again).OffsetAsync(path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_that_was_whole_when_the_server_was_killed_becomes_its_session_at_the_next_start(bool moved)
    {
        using var folder = new TemporaryFolder();
        var clip = await Clips.VideoAsync();
        string id;
        await using (var host = await GatewayHost.StartAsync(folder.Path, null))
        {
            var path = await new TusCaller(host).CreatedAsync(clip.Length, Snatch());
            id = path.Split('/')[2];
            var store = host.Services.GetRequiredService<TusStore>();
            var upload = store.Find(id)!;
            await File.WriteAllBytesAsync(store.PartOf(upload), clip, Token);
            if (moved) await host.Services.GetRequiredService<IBlobStore>().AdoptAsync(upload.Draft.VideoBlob, store.PartOf(upload), Token);
        }

        await using var again = await GatewayHost.StartAsync(folder.Path, null);
        await again.Services.GetRequiredService<TusIntake>().TidyAsync(Token);
        using var head = await new TusCaller(again).SendAsync(HttpMethod.Head, $"/uploads/{id}/");
        Assert.Equal(id, Header(head, "Session-Id"));
        await again.FinishAsync(id);
        Assert.Single(again.Blobs(), blob => blob.Contains("videos", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_writers_one_wins_and_the_other_is_told_to_wait()
    {
        await using var host = await GatewayHost.StartAsync();
        var (tus, clip) = (new TusCaller(host), await Clips.VideoAsync());
        var path = await tus.CreatedAsync(clip.Length, Snatch());
        await using var slow = await RawHttp.ConnectAsync(host.Address);
        await slow.SendAsync(Encoding.ASCII.GetBytes(
            $"PATCH {path} HTTP/1.1\r\nHost: x\r\nAPI-KEY: {GatewayHost.AdminKey}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {clip.Length}\r\n\r\n"));
        await slow.SendAsync(clip[..300]);
        var part = Path.Combine(host.Data, "uploads", path.Split('/')[2] + ".part");
        while (new FileInfo(part).Length < 300) await Task.Yield();
        using var second = await tus.PatchAsync(path, 0, clip);
        await second.IsErrorAsync(HttpStatusCode.Locked, "upload-locked");

        // The line breaks: what had come stays, and the next one goes on.
        slow.Reset();
        HttpResponseMessage head;
        while ((head = await tus.SendAsync(HttpMethod.Head, path)).StatusCode == HttpStatusCode.Locked) head.Dispose();
        Assert.Equal("300", Header(head, "Upload-Offset"));
        head.Dispose();
        using var rest = await tus.PatchAsync(path, 300, clip[300..]);
        Assert.NotNull(Header(rest, "Session-Id"));
    }

    [Fact]
    public async Task What_has_expired_is_gone_and_its_room_is_free()
    {
        await using var host = await GatewayHost.StartAsync("--Tus:Lifetime=01:00:00");
        var tus = new TusCaller(host);
        var path = await tus.CreatedAsync(1000, Snatch());
        using var part = await tus.PatchAsync(path, 0, new byte[500]);
        await File.WriteAllTextAsync(Path.Combine(host.Data, "uploads", "0123.part"), "of no upload", Token);
        host.Time.Advance(TimeSpan.FromHours(1));
        using var late = await tus.PatchAsync(path, 500, new byte[500]);
        await late.IsErrorAsync(HttpStatusCode.NotFound, "upload-not-found");
        await host.Services.GetRequiredService<TusIntake>().TidyAsync(Token);
        Assert.Empty(TusTests.Parts(host));
    }

    [Fact]
    public async Task Limits_on_slots_disk_and_open_uploads_hold_for_parts_too()
    {
        await using var host = await GatewayHost.StartAsync("--Tus:MaxOpenPerKey=1");
        var tus = new TusCaller(host);
        await tus.CreatedAsync(1000, Snatch());
        using var third = await tus.CreateAsync(1000, Snatch());
        await third.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "uploads-full");
        await using var full = await GatewayHost.StartAsync("--Uploads:KeepFreeBytes=4398046511104");
        using var refused = await new TusCaller(full).CreateAsync(1000, Snatch());
        await refused.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "storage-full");
    }
}
