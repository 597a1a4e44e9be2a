using System.Net;
using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>A server that is killed while it draws goes on drawing after its next start, and leaves nothing half-made.</summary>
public sealed class RenderCrashTests : EndToEndTest
{
    [Fact]
    public async Task Killed_while_it_renders_the_video_is_there_after_the_next_start()
    {
        NeedFfmpeg();
        var rendering = Path.Combine(Folder, "data", "rendering");
        string session;
        using (var first = await ServerProcess.StartAsync(Folder, bundledOnly: true, Token))
        {
            session = await UploadedAsync(first, Path.Combine(GatewayProgram.Root, "assets", "demo", "weightlifting.mp4"));
            Assert.Equal("completed", (await FinishedAsync(first, session)).GetProperty("status").GetString());
            using var asked = await first.Http.GetAsync($"/sessions/{session}/analyzed-video/", Token);
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
            while (!Directory.Exists(rendering) || Directory.GetFiles(rendering).Length == 0) await Task.Yield();
            await first.KillAsync(Token);
        }

        using var second = await ServerProcess.StartAsync(Folder, bundledOnly: true, Token, "--RateLimit:Burst=100000");
        using var video = await second.Http.GetAsync(new Uri(await UrlAsync(second, session)), Token);
        Assert.Equal((HttpStatusCode.OK, "video/mp4"), (video.StatusCode, video.Content.Headers.ContentType?.MediaType));
        Assert.True(video.Content.Headers.ContentLength > 10_000);
        Assert.Empty(Directory.GetFiles(rendering));
    }

    private static async Task<string> UrlAsync(ServerProcess server, string session)
    {
        while (true)
        {
            using var answer = await server.Http.GetAsync($"/sessions/{session}/analyzed-video/", Token);
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
            if (answer.StatusCode == HttpStatusCode.OK) return body.GetProperty("analyzed_video_url").GetString()!;
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }
    }
}
