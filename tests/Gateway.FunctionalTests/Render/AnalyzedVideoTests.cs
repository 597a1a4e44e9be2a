using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Ingest;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Streaming.Decode;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Render;

/// <summary>The analyzed video is rendered when it is asked for, once, and whatever happens to the server meanwhile.</summary>
public sealed class AnalyzedVideoTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_rendered_on_demand_and_shown_by_its_link()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await FinishedAsync(host);
        using (var first = await host.GetAsync($"/session-management/sessions/{id}/analyzed-video/?is_jump=false&is_weight=true"))
        {
            Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
            Assert.NotNull(first.Headers.RetryAfter?.Delta);
            var body = await first.Content.ReadFromJsonAsync<JsonElement>(Token);
            Assert.Contains(body.GetProperty("status").GetString(), new[] { "queued", "processing" });
            Assert.InRange(body.GetProperty("progress").GetDouble(), 0, 1);
        }

        var link = await RenderedAsync(host, id);
        using var bare = new HttpClient();
        using var whole = await bare.GetAsync(link, Token);
        Assert.Equal("video/mp4", whole.Content.Headers.ContentType?.MediaType);
        var video = await whole.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal("ftyp"u8.ToArray(), video[4..8]);
        Assert.True(video.AsSpan().IndexOf("moov"u8) < video.AsSpan().IndexOf("mdat"u8), "the index stands before the pictures");

        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(100, 199);
        using var part = await bare.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(video[100..200], await part.Content.ReadAsByteArrayAsync(Token));

        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        using var again = await bare.GetAsync(new Uri(details.GetProperty("analyzed_video_url").GetString()!), Token);
        Assert.Equal(video, await again.Content.ReadAsByteArrayAsync(Token));
        Assert.Empty(Directory.GetFiles(Path.Combine(host.Data, "rendering")));
    }

    [Fact]
    public async Task A_live_capture_is_rendered_like_any_other()
    {
        await using var host = await GatewayHost.StartAsync();
        using var camera = await LiveCamera.ConnectAsync(host, "cam");
        await camera.SendAsync(40);
        await camera.Session.EndAsync(LiveEnds.Ended, Token);
        Assert.Equal("completed", (await host.FinishAsync(camera.Session.Id)).GetProperty("status").GetString());
        var link = await RenderedAsync(host, camera.Session.Id);
        using var bare = new HttpClient();
        var video = await bare.GetByteArrayAsync(link, Token);
        Assert.Equal("ftyp"u8.ToArray(), video[4..8]);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "drawn.mp4");
        await File.WriteAllBytesAsync(file, video, Token);
        var info = await host.Services.GetRequiredService<MediaProbe>().ProbeAsync(file, Token);
        var shown = new List<TimeSpan>();
        await foreach (var frame in host.Services.GetRequiredService<VideoDecoder>().DecodeAsync(file, info, damaged: null, Token))
        {
            using (frame) shown.Add(frame.Time);
        }

        var details = await host.ReadAsync($"/weightlifting/sessions/{camera.Session.Id}/");
        Assert.Equal(details.GetProperty("all_timestamps").EnumerateArray().Select(time => time.GetDouble()), shown.Select(time => time.TotalSeconds), (one, other) => Math.Abs(one - other) < 0.002);
    }

    [Fact]
    public async Task A_download_link_answers_a_file_to_keep()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await FinishedAsync(host);
        await RenderedAsync(host, id);
        var link = (await host.ReadAsync($"/sessions/{id}/analyzed-video?download=true")).GetProperty("analyzed_video_url").GetString()!;
        using var bare = new HttpClient();
        using var response = await bare.GetAsync(new Uri(link), Token);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"{id}-analyzed.mp4", response.Content.Headers.ContentDisposition?.FileName);
        using var forged = await bare.GetAsync(new Uri(link.Replace("/analyzed/1/", "/analyzed/2/", StringComparison.Ordinal)), Token);
        await forged.IsErrorAsync(HttpStatusCode.Forbidden, "link-invalid");
    }

    [Fact]
    public async Task Everybody_who_asks_meanwhile_gets_the_same_rendering()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await FinishedAsync(host);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => (await host.GetAsync($"/sessions/{id}/analyzed-video/")).Dispose()));
        await RenderedAsync(host, id);
        Assert.Single(host.Blobs(), blob => blob.Contains("renders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_analyzed_yet_is_409_and_strangers_are_kept_out()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync(2));
        using (var early = await host.GetAsync($"/sessions/{id}/analyzed-video/")) await early.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");
        host.Lifter.Open();
        await host.FinishAsync(id);

        using var stranger = await host.ClientAsync(AccountRole.User, "someone-else");
        using var nobody = new HttpClient { BaseAddress = host.Address };
        foreach (var path in new[] { $"/sessions/{id}/analyzed-video/", $"/videos/{id}/analyzed/1/", $"/videos/{id}/thumbnail/", $"/videos/{id}/phases/start_of_lifting/" })
        {
            using var refused = await stranger.GetAsync(new Uri(path, UriKind.Relative), Token);
            await refused.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-session");
            using var unknown = await nobody.GetAsync(new Uri(path, UriKind.Relative), Token);
            await unknown.IsErrorAsync(HttpStatusCode.Unauthorized, "key-missing");
        }

        using var missing = await host.GetAsync($"/videos/{id}/analyzed/1/");
        await missing.IsErrorAsync(HttpStatusCode.NotFound, "video-not-found");
    }

    [Fact]
    public async Task A_server_that_stopped_meanwhile_begins_again_and_sweeps_what_was_left()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "drawn.mp4");
        string id;
        await using (var host = await GatewayHost.StartAsync(folder.Path, null))
        {
            id = await FinishedAsync(host);
            using var asked = await host.GetAsync($"/sessions/{id}/analyzed-video/");
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        }

        var left = Path.Combine(folder.Path, "rendering", "killed-1.mp4");
        await File.WriteAllTextAsync(left, "half a video", Token);
        await using var next = await GatewayHost.StartAsync(folder.Path, null);
        await RenderedAsync(next, id);
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task A_video_that_is_gone_ends_the_job_with_its_reason()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await FinishedAsync(host);
        await host.Services.GetRequiredService<Aikynetix.Sessions.Blobs.IBlobStore>().DeleteAsync(SessionId.VideoBlob(id), Token);
        while (true)
        {
            using var response = await host.GetAsync($"/sessions/{id}/analyzed-video/");
            if (response.StatusCode == HttpStatusCode.Accepted) continue;
            await response.IsErrorAsync(HttpStatusCode.NotFound, "video-not-found");
            return;
        }
    }

    internal static async Task<string> FinishedAsync(GatewayHost host)
    {
        var id = await host.UploadAsync(await Clips.VideoAsync(4));
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
        return id;
    }

    private static async Task<Uri> RenderedAsync(GatewayHost host, string id)
    {
        while (true)
        {
            using var response = await host.GetAsync($"/sessions/{id}/analyzed-video/");
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
            if (response.StatusCode == HttpStatusCode.OK) return new Uri(body.GetProperty("analyzed_video_url").GetString()!);
            Assert.True(response.StatusCode == HttpStatusCode.Accepted, body.ToString());
        }
    }
}
