using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>A real browser films a rendered lift, publishes it by WHIP, and a stock SignalR client sees angles while it happens.</summary>
public sealed class LiveBrowserTests : LiveTest
{
    public static TheoryData<string> Codecs => ["video/VP8", "video/VP9", "video/H264", "video/AV1"];

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task Chromium_publishes_and_a_viewer_sees_angles_while_it_happens(string codec)
    {
        Interop.NeedChromium();
        using var server = await ServerProcess.StartAsync(Folder, Token);
        var run = await PublishAsync(server, new { codec, seconds = 8 });
        Assert.Equal(201, run.GetProperty("published").GetProperty("status").GetInt32());
        var seen = run.GetProperty("seen");
        Assert.InRange(seen.GetProperty("frames").GetInt32(), 60, 300);
        Assert.True(seen.GetProperty("ordered").GetBoolean());
        // The rendered snatch bends its knees from standing to a deep squat.
        var knees = seen.GetProperty("knees");
        Assert.InRange(knees[0].GetDouble(), 20, 110);
        Assert.InRange(knees[1].GetDouble(), 150, 200);
        AssertAddsUp(seen.GetProperty("ledger"));

        Assert.Equal(200, run.GetProperty("ended").GetInt32());
        var session = run.GetProperty("published").GetProperty("session").GetString()!;
        var status = await FinishedAsync(server, session);
        Assert.True(status.GetProperty("status").GetString() == "completed", status.ToString());
        var details = await GetAsync(server, $"/weightlifting/sessions/{session}/");
        Assert.InRange(details.GetProperty("all_timestamps").GetArrayLength(), 60, 400);
        using var video = await server.Http.GetAsync(details.GetProperty("video_url").GetString(), Token);
        Assert.InRange((await video.Content.ReadAsByteArrayAsync(Token)).Length, 10_000, 100_000_000);
    }

    [Fact]
    public async Task An_offer_whose_fingerprint_was_changed_on_the_way_shows_nothing()
    {
        Interop.NeedChromium();
        using var server = await ServerProcess.StartAsync(Folder, Token);
        var run = await PublishAsync(server, new { codec = "video/VP8", seconds = 3, tamper = true });
        Assert.Equal(0, run.GetProperty("seen").GetProperty("frames").GetInt32());
        using var status = await server.Http.GetAsync($"/sessions/{run.GetProperty("published").GetProperty("session").GetString()}/status/", Token);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, status.StatusCode);
    }

    [Fact]
    public async Task A_tab_that_is_closed_ends_its_session_after_the_reconnect_window()
    {
        Interop.NeedChromium();
        using var server = await ServerProcess.StartAsync(Folder, Token, "--Ingest:ReconnectWindow=00:00:02");
        var run = await PublishAsync(server, new { codec = "video/H264", seconds = 4, end = "close" });
        var session = run.GetProperty("published").GetProperty("session").GetString()!;
        Assert.Equal("completed", (await FinishedAsync(server, session)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_server_that_is_killed_in_mid_stream_keeps_everything_that_a_viewer_saw()
    {
        Interop.NeedChromium();
        string session;
        int seen;
        using (var server = await ServerProcess.StartAsync(Folder, Token))
        {
            var publishing = PublishAsync(server, new { codec = "video/VP8", seconds = 60, killed = true });
            var watch = await Interop.RunAsync("hub-wait.mjs", new { @base = Base(server), key = ServerProcess.Key, session = "camera", frames = 90 }, Token);
            (session, seen) = (watch.GetProperty("session").GetString()!, watch.GetProperty("frames").GetInt32());
            await server.KillAsync(Token);
            await publishing;
        }

        using var again = await ServerProcess.StartAsync(Folder, Token);
        var status = await GetAsync(again, $"/sessions/{session}/status/");
        Assert.Equal("interrupted", status.GetProperty("status").GetString());
        var details = await GetAsync(again, $"/weightlifting/sessions/{session}/");
        Assert.InRange(details.GetProperty("all_timestamps").GetArrayLength(), seen, 10_000);
        using var video = await again.Http.GetAsync(details.GetProperty("video_url").GetString(), Token);
        Assert.True(video.IsSuccessStatusCode);
    }

    private static void AssertAddsUp(JsonElement ledger)
    {
        var dropped = ledger.GetProperty("dropped").EnumerateObject().Sum(cause => cause.Value.GetInt64());
        Assert.Equal(
            ledger.GetProperty("received").GetInt64(),
            ledger.GetProperty("analyzed").GetInt64() + dropped + ledger.GetProperty("in_flight").GetInt64());
    }
}
