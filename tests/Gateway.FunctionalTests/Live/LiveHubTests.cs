using System.Net.WebSockets;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Live;
using Aikynetix.Pose;
using Aikynetix.Sessions.Accounts;
using Aikynetix.TestKit.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Live;

/// <summary>What viewers see on the hub, message by message, over real sockets.</summary>
public sealed class LiveHubTests
{
    private const string Session = "0123456789abcdef0123456789abcdef";
    private const int SmallBuffer = 4 << 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Joining_answers_the_snapshot_and_then_every_frame_comes()
    {
        await using var host = await GatewayHost.StartAsync();
        var feed = Open(host);
        using var viewer = await ConnectAsync(host);
        var snapshot = await viewer.InvokeAsync("Join", "gym", Token);
        Assert.Equal(
            (Session, "gym", "Clean, live", "Weightlifting", "clean", "2026-03-09T15:04:05.000Z"),
            (Text(snapshot, "session_id"), Text(snapshot, "stream"), Text(snapshot, "title"), Text(snapshot, "activity"), Text(snapshot, "exercise"), Text(snapshot, "started_at")));
        Assert.Equal(JsonValueKind.Null, snapshot.GetProperty("last").ValueKind);
        Assert.Equal(JsonValueKind.Null, snapshot.GetProperty("state").GetProperty("bar_speed").ValueKind);
        Assert.Equal("lank_angle", snapshot.GetProperty("angle_names")[0].GetString());
        Assert.Equal(Skeleton.Count, snapshot.GetProperty("point_names").GetArrayLength());
        Assert.Equal("left_shoulder", snapshot.GetProperty("point_names")[(int)BodyPoint.LeftShoulder].GetString());
        Assert.Equal(Skeleton.Bones.Count, snapshot.GetProperty("bones").GetArrayLength());

        for (var id = 0; id < 3; id++)
        {
            feed.Publish(id);
            var arguments = await viewer.ReadAsync("Angles", Token);
            Assert.Equal((id + 1, 0), (arguments[0].GetProperty("sequence").GetInt32(), arguments[1].GetInt32()));
        }

        feed.Publish(LiveFrames.Cue(7));
        var cue = (await viewer.ReadAsync("Cue", Token))[0];
        Assert.Equal(("repetition", 7.0, "Repetition 7."), (Text(cue, "kind"), cue.GetProperty("value").GetDouble(), Text(cue, "text")));
    }

    [Fact]
    public async Task Who_comes_late_finds_the_last_frame_and_the_phases()
    {
        await using var host = await GatewayHost.StartAsync();
        var feed = Open(host);
        feed.Publish(LiveFrames.Frame(0), LiveFrames.State("setup"), LiveFrames.Ledger(1));
        feed.Publish(LiveFrames.Frame(30), LiveFrames.State("pull", 1), LiveFrames.Ledger(2));
        using var viewer = await ConnectAsync(host);
        var snapshot = await viewer.InvokeAsync("Join", Session, Token);
        Assert.Equal(2, snapshot.GetProperty("last").GetProperty("sequence").GetInt32());
        Assert.Equal("pull", Text(snapshot.GetProperty("state"), "phase"));
        Assert.Equal(
            [("setup", 0.0, 0), ("pull", 1.0, 1)],
            snapshot.GetProperty("phases").EnumerateArray().Select(phase => (Text(phase, "phase"), phase.GetProperty("time").GetDouble(), phase.GetProperty("repetitions").GetInt32())));
        feed.Publish(31);
        Assert.Equal(3, (await viewer.ReadAsync("Angles", Token))[0].GetProperty("sequence").GetInt32());
    }

    [Fact]
    public async Task No_frame_overtakes_the_snapshot_and_none_comes_after_leaving()
    {
        await using var host = await GatewayHost.StartAsync();
        var feed = Open(host);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var camera = Task.Run(async () =>
        {
            for (var id = 0; !stop.IsCancellationRequested; id++)
            {
                feed.Publish(id);
                await Task.Yield();
            }
        }, Token);
        using var viewer = await ConnectAsync(host);
        for (var round = 0; round < 30; round++)
        {
            var join = await viewer.CallAsync("Join", "gym", Token);
            Assert.Equal(join, Text(await viewer.ReadAsync(Token), "invocationId"));
            await viewer.ReadAsync("Angles", Token);
            await viewer.InvokeAsync("Leave", "gym", Token);
        }

        await stop.CancelAsync();
        await camera;
        Assert.Equal(0, feed.Viewers);
    }

    [Fact]
    public async Task A_viewer_that_stops_reading_holds_up_nobody_and_learns_exactly_what_it_missed()
    {
        const int frames = 2000;
        await using var host = await GatewayHost.StartAsync();
        var feed = Open(host);
        using var stalled = await HubSocket.ConnectAsync(host.Address, GatewayHost.AdminKey, SmallBuffer, Token);
        using var quick = await ConnectAsync(host);
        await stalled.InvokeAsync("Join", "gym", Token);
        await quick.InvokeAsync("Join", "gym", Token);
        for (var id = 0; id < frames; id++)
        {
            feed.Publish(id);
            var arguments = await quick.ReadAsync("Angles", Token);
            Assert.Equal((id + 1, 0), (arguments[0].GetProperty("sequence").GetInt32(), arguments[1].GetInt32()));
        }

        var (last, told, missed) = (0, 0, 0);
        while (last < frames)
        {
            var arguments = await stalled.ReadAsync("Angles", Token);
            var (sequence, skipped) = (arguments[0].GetProperty("sequence").GetInt32(), arguments[1].GetInt32());
            Assert.Equal(last + 1 + skipped, sequence);
            (last, told, missed) = (sequence, told + 1, missed + skipped);
        }

        Assert.Equal(frames, told + missed);
        Assert.InRange(told, 1, 200);
    }

    [Fact]
    public async Task What_is_not_live_and_what_is_not_theirs_is_told_in_a_sentence()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        Open(host);
        var finished = await host.UploadAsync(await Clips.VideoAsync());
        using var viewer = await ConnectAsync(host);
        Assert.StartsWith("not-live: Nothing of this name", await RefusalAsync(viewer, "nowhere"), StringComparison.Ordinal);
        Assert.StartsWith("not-live: This session is not live", await RefusalAsync(viewer, finished), StringComparison.Ordinal);
        Assert.StartsWith("session-not-found: ", await RefusalAsync(viewer, new string('0', 32)), StringComparison.Ordinal);
        await viewer.InvokeAsync("Leave", "nowhere", Token);

        foreach (var (role, user, allowed) in new[]
        {
            (AccountRole.User, "owner", true), (AccountRole.SubAdmin, "coach", true), (AccountRole.User, "other", false), (AccountRole.SubAdmin, "stranger", false),
        })
        {
            var key = await KeyAsync(host, role, user);
            if (user == "coach") await host.Services.GetRequiredService<AccountJournal>().AssignAsync("coach", "owner", Token);
            using var caller = await HubSocket.ConnectAsync(host.Address, key, null, Token);
            if (allowed) Assert.Equal(Session, Text(await caller.InvokeAsync("Join", "gym", Token), "session_id"));
            else Assert.StartsWith("not-your-session: ", await RefusalAsync(caller, "gym"), StringComparison.Ordinal);
            Assert.Equal(allowed ? 1 : 0, await CountListedAsync(host, key));
        }
    }

    [Fact]
    public async Task Without_a_good_key_there_is_no_line_and_a_revoked_one_joins_nothing_more()
    {
        await using var host = await GatewayHost.StartAsync();
        Open(host);
        await Assert.ThrowsAsync<WebSocketException>(() => HubSocket.ConnectAsync(host.Address, "wrong", null, Token));
        await Assert.ThrowsAsync<WebSocketException>(() => HubSocket.ConnectAsync(host.Address, "", null, Token));
        var keys = host.Services.GetRequiredService<KeyJournal>();
        var key = await keys.CreateAsync("tablet", AccountRole.Admin, null, null, Token);
        using var viewer = await HubSocket.ConnectAsync(host.Address, key.Token, null, Token);
        await viewer.InvokeAsync("Join", "gym", Token);
        await keys.RevokeAsync(key.Key.Id, Token);
        try
        {
            Assert.StartsWith("key-invalid: ", await RefusalAsync(viewer, "gym"), StringComparison.Ordinal);
        }
        catch (EndOfStreamException)
        {
            // The guard was quicker.
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_that_is_switched_off_or_expires_watches_no_more_and_others_go_on(bool revokes)
    {
        await using var host = await GatewayHost.StartAsync();
        var feed = Open(host);
        var keys = host.Services.GetRequiredService<KeyJournal>();
        var key = await keys.CreateAsync("tablet", AccountRole.Admin, null, host.Time.GetUtcNow() + TimeSpan.FromHours(1), Token);
        using var viewer = await HubSocket.ConnectAsync(host.Address, key.Token, null, Token);
        using var other = await ConnectAsync(host);
        await viewer.InvokeAsync("Join", "gym", Token);
        await other.InvokeAsync("Join", "gym", Token);
        feed.Publish(0);
        await viewer.ReadAsync("Angles", Token);
        Assert.Equal(2, feed.Viewers);
        if (revokes) await keys.RevokeAsync(key.Key.Id, Token);
        else host.Time.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<EndOfStreamException>(() => viewer.ReadAsync(Token));
        while (feed.Viewers > 1) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        Assert.Equal(["preset"], host.Services.GetRequiredService<LiveViewers>().Keys);
        feed.Publish(1);
        await other.ReadAsync("Angles", Token);
        Assert.Equal(2, (await other.ReadAsync("Angles", Token))[0].GetProperty("sequence").GetInt32());
    }

    [Fact]
    public async Task After_the_end_the_states_of_the_session_come_until_it_stays_in_one()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        var feed = host.Services.GetRequiredService<LiveDirectory>().Open(LiveFrames.Identity(id, "gym"));
        using var viewer = await ConnectAsync(host);
        await viewer.InvokeAsync("Join", "gym", Token);
        feed.Publish(0);
        feed.End("vanished");
        Assert.Equal(1, (await viewer.ReadAsync("Angles", Token))[0].GetProperty("sequence").GetInt32());
        Assert.Equal([id, "vanished"], (await viewer.ReadAsync("Ended", Token)).Select(argument => argument.GetString()));
        var first = Text((await viewer.ReadAsync("Status", Token))[0], "status");
        Assert.True(first is "queued" or "processing", first);
        host.Lifter.Open();
        string last;
        do last = Text((await viewer.ReadAsync("Status", Token))[0], "status");
        while (last is "queued" or "processing");
        Assert.Equal("completed", last);
    }

    [Fact]
    public async Task Who_asks_the_hub_without_end_is_refused_until_time_has_passed_and_others_are_not()
    {
        var clock = new StoppedClock();
        await using var host = await GatewayHost.StartAsync(null, services => services.AddSingleton(new LiveThrottle(clock)));
        using var viewer = await ConnectAsync(host);
        for (var count = 0; count < LiveThrottle.Burst; count++) await viewer.InvokeAsync("Leave", "gym", Token);
        Assert.StartsWith("rate-limited: ", await RefusalAsync(viewer, "gym"), StringComparison.Ordinal);
        using var other = await ConnectAsync(host);
        await other.InvokeAsync("Leave", "gym", Token);
        clock.Now += TimeSpan.TicksPerSecond;
        for (var count = 0; count < LiveThrottle.PerSecond; count++) await viewer.InvokeAsync("Leave", "gym", Token);
        Assert.StartsWith("rate-limited: ", await RefusalAsync(viewer, "gym"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_watches_so_many_captures_and_no_more()
    {
        await using var host = await GatewayHost.StartAsync();
        var directory = host.Services.GetRequiredService<LiveDirectory>();
        for (var number = 0; number <= LiveHub.MaxWatched; number++) directory.Open(LiveFrames.Identity($"{number:x32}", $"rack-{number}"));
        using var viewer = await ConnectAsync(host);
        for (var number = 0; number < LiveHub.MaxWatched; number++) await viewer.InvokeAsync("Join", $"rack-{number}", Token);
        Assert.Contains("leave one first", await RefusalAsync(viewer, $"rack-{LiveHub.MaxWatched}"), StringComparison.Ordinal);
        await viewer.InvokeAsync("Leave", "rack-3", Token);
        await viewer.InvokeAsync("Join", $"rack-{LiveHub.MaxWatched}", Token);
    }

    private static LiveFeed Open(GatewayHost host) =>
        host.Services.GetRequiredService<LiveDirectory>().Open(LiveFrames.Identity(Session, "gym", "owner"));

    private static Task<HubSocket> ConnectAsync(GatewayHost host) => HubSocket.ConnectAsync(host.Address, GatewayHost.AdminKey, null, Token);

    private static async Task<string> RefusalAsync(HubSocket viewer, string name) =>
        (await Assert.ThrowsAsync<InvalidOperationException>(() => viewer.InvokeAsync("Join", name, Token))).Message
            .Split("HubException: ")[^1];

    private static async Task<string> KeyAsync(GatewayHost host, AccountRole role, string user)
    {
        (await host.ClientAsync(role, user)).Dispose();
        return (await host.Services.GetRequiredService<KeyJournal>().CreateAsync("viewer", role, user, null, Token)).Token;
    }

    private static async Task<int> CountListedAsync(GatewayHost host, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "/live/"));
        request.Headers.Add("API-KEY", key);
        using var client = new HttpClient();
        using var response = await client.SendAsync(request, Token);
        return (await response.JsonAsync()).GetArrayLength();
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    private sealed class StoppedClock : TimeProvider
    {
        public long Now { get; set; } = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
