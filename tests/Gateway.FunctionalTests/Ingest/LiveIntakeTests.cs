using System.Text.Json;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.TestKit.Disks;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Ingest;

/// <summary>A live capture in the whole server, from its first unit to the finished session, and every other way it can end.</summary>
public sealed class LiveIntakeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_capture_is_live_then_provisional_then_analyzed_from_its_video()
    {
        await using var host = await GatewayHost.StartAsync(null, null, ["--Analysis:RetryDelay=00:00:01"]);
        using var camera = await LiveCamera.ConnectAsync(host, "cam");
        await camera.SendAsync(80);
        var session = camera.Session;
        Assert.Equal("live", (await host.ReadAsync($"/sessions/{session.Id}/status/")).GetProperty("status").GetString());

        host.Lifter.Problem = "No model.";
        await session.EndAsync(LiveEnds.Ended, Token);
        var ledger = session.Ledger;
        Assert.Equal((80, 80, 0), (ledger.Received, ledger.Analyzed, ledger.Dropped.Values.Sum()));
        var first = await host.ReadAsync($"/weightlifting/sessions/{session.Id}/");
        // Without a model the work is claimed and given back over and over.
        Assert.Contains(first.GetProperty("status").GetString(), new[] { "queued", "processing" });
        Assert.Equal(80, first.GetProperty("all_timestamps").GetArrayLength());
        Assert.Contains("provisional", first.GetProperty("quality").GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);

        host.Lifter.Problem = null;
        Assert.Equal("completed", (await host.FinishAsync(session.Id)).GetProperty("status").GetString());
        var details = await host.ReadAsync($"/weightlifting/sessions/{session.Id}/");
        Assert.Equal("ended", details.GetProperty("capture").GetProperty("end_reason").GetString());
        Assert.NotEqual(JsonValueKind.Null, details.GetProperty("video_url").ValueKind);
        Assert.Equal(80, details.GetProperty("all_timestamps").GetArrayLength());
        Assert.Equal(2, (await host.ReadAsync($"/weightlifting/sessions/{session.Id}/export/")).GetProperty("analysis_version").GetInt32());
        Assert.Empty(Intake(host).Running);
    }

    [Fact]
    public async Task A_camera_that_comes_back_within_the_window_goes_on_and_one_that_does_not_is_not_waited_for()
    {
        await using var host = await GatewayHost.StartAsync();
        using var camera = await LiveCamera.ConnectAsync(host, "cam");
        await camera.SendAsync(15);
        camera.Leave();
        Assert.False(camera.Session.IsConnected);
        host.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Same(camera.Session, await LiveCamera.OpenAsync(host, "cam"));
        camera.Reconnect();
        await camera.SendAsync(15);
        Assert.Equal(30, camera.Session.Ledger.Analyzed);

        camera.Leave();
        host.Time.Advance(TimeSpan.FromSeconds(21));
        var status = await host.FinishAsync(camera.Session.Id);
        Assert.Equal("completed", status.GetProperty("status").GetString());
        var details = await host.ReadAsync($"/weightlifting/sessions/{camera.Session.Id}/");
        Assert.Equal("vanished", details.GetProperty("capture").GetProperty("end_reason").GetString());
        Assert.NotEqual(camera.Session.Id, (await LiveCamera.OpenAsync(host, "cam")).Id);
    }

    [Fact]
    public async Task A_stream_belongs_to_its_key_and_only_a_silent_one_is_taken_over()
    {
        await using var host = await GatewayHost.StartAsync();
        using var camera = await LiveCamera.ConnectAsync(host, "cam");
        await AssertTakenAsync(host, "key-1");
        await AssertTakenAsync(host, "key-2");
        host.Time.Advance(TimeSpan.FromSeconds(3));
        await AssertTakenAsync(host, "key-2");
        Assert.Same(camera.Session, await LiveCamera.OpenAsync(host, "cam"));

        var before = camera.Source;
        camera.Reconnect();
        Assert.True(before.Replaced.IsCancellationRequested);
        Assert.False(camera.Source.Replaced.IsCancellationRequested);
        // Neither the units of the connection before nor its end count any more.
        before.OnFrame(new Pose.EncodedFrame(Pose.VideoCodec.H264, new byte[] { 0, 0, 0, 1, 9 }, true, TimeSpan.Zero, 0, 0));
        before.Dispose();
        Assert.True(camera.Session.IsConnected);
        Assert.Equal(0, camera.Session.Ledger.Received);
    }

    [Fact]
    public async Task A_capture_ends_when_it_has_lasted_as_long_as_it_may()
    {
        await using var host = await GatewayHost.StartAsync("--Ingest:MaxDuration=00:01:00");
        using var camera = await LiveCamera.ConnectAsync(host, "cam");
        await camera.SendAsync(20);
        host.Time.Advance(TimeSpan.FromSeconds(61));
        await host.FinishAsync(camera.Session.Id);
        Assert.True(camera.Source.Replaced.IsCancellationRequested);
        Assert.Null(camera.Session.Attach(() => { }, resumes: true));
        var details = await host.ReadAsync($"/weightlifting/sessions/{camera.Session.Id}/");
        Assert.Equal("ended", details.GetProperty("capture").GetProperty("end_reason").GetString());
    }

    [Fact]
    public async Task A_capture_ends_when_its_key_is_switched_off_and_others_go_on()
    {
        await using var host = await GatewayHost.StartAsync();
        var keys = host.Services.GetRequiredService<KeyJournal>();
        var key = (await keys.CreateAsync("camera", AccountRole.Admin, null, null, Token)).Key;
        using var camera = await LiveCamera.ConnectAsync(host, "cam", key: key.Id);
        using var other = await LiveCamera.ConnectAsync(host, "other");
        await camera.SendAsync(20);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await camera.SendAsync(1);
        await keys.RevokeAsync(key.Id, Token);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.FinishAsync(camera.Session.Id);
        Assert.True(camera.Source.Replaced.IsCancellationRequested);
        var details = await host.ReadAsync($"/weightlifting/sessions/{camera.Session.Id}/");
        Assert.Equal("key_off", details.GetProperty("capture").GetProperty("end_reason").GetString());
        Assert.Same(other.Session, Assert.Single(Intake(host).Running));
    }

    [Fact]
    public async Task No_more_captures_run_than_may()
    {
        await using var host = await GatewayHost.StartAsync("--Ingest:MaxCaptures=2");
        var first = await LiveCamera.OpenAsync(host, "cam-1");
        await LiveCamera.OpenAsync(host, "cam-2");
        Assert.Equal(ErrorCodes.LiveFull, (await Assert.ThrowsAsync<ApiException>(() => LiveCamera.OpenAsync(host, "cam-3"))).Code);
        await first.EndAsync(LiveEnds.Ended, Token);
        await LiveCamera.OpenAsync(host, "cam-3");
        // No picture came, so there is no session.
        Assert.Null(await host.Services.GetRequiredService<SessionJournal>().FindAsync(first.Id, Token));
    }

    [Fact]
    public async Task A_server_that_stops_ends_every_capture_and_the_next_start_has_its_session()
    {
        using var data = new TemporaryFolder();
        string id;
        await using (var host = await GatewayHost.StartAsync(data.Path, null))
        {
            using var camera = await LiveCamera.ConnectAsync(host, "cam");
            await camera.SendAsync(30);
            id = camera.Session.Id;
            var intake = Intake(host);
            await host.StopAsync();
            Assert.Equal("shutting_down", camera.Session.Feed.EndReason);
            Assert.Equal(ErrorCodes.ShuttingDown, (await Assert.ThrowsAsync<ApiException>(() => intake.OpenAsync(LiveCamera.Request("late"), "test", LiveCamera.Caller(), Token))).Code);
        }

        await using var again = await GatewayHost.StartAsync(data.Path, null);
        Assert.Equal("completed", (await again.FinishAsync(id)).GetProperty("status").GetString());
        var details = await again.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Equal("shutting_down", details.GetProperty("capture").GetProperty("end_reason").GetString());
        Assert.Equal(30, details.GetProperty("all_timestamps").GetArrayLength());
    }

    [Fact]
    public async Task On_a_full_disk_the_capture_ends_as_interrupted_and_what_it_took_is_a_session()
    {
        using var disk = SmallDisk.MountOrSkip(mebibytes: 16);
        await using var host = await GatewayHost.StartAsync(disk.Path, null);
        using var camera = await LiveCamera.ConnectAsync(host, "cam");
        await camera.SendAsync(30);
        disk.Fill(leave: 0);
        while (camera.Source.Replaced.IsCancellationRequested is false && !camera.Session.Completion.IsCompleted)
        {
            camera.OfferNext();
            await Task.WhenAny(camera.Session.Completion, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token));
        }

        Assert.True(camera.Session.Completion.IsFaulted);
        disk.MakeRoom();
        await host.FinishAsync(camera.Session.Id);
        var details = await host.ReadAsync($"/weightlifting/sessions/{camera.Session.Id}/");
        Assert.Equal("interrupted", details.GetProperty("capture").GetProperty("end_reason").GetString());
        Assert.InRange(details.GetProperty("all_timestamps").GetArrayLength(), 30, 100_000);
    }

    private static LiveIntake Intake(GatewayHost host) => host.Services.GetRequiredService<LiveIntake>();

    private static async Task AssertTakenAsync(GatewayHost host, string key) =>
        Assert.Equal(ErrorCodes.StreamTaken, (await Assert.ThrowsAsync<ApiException>(() => LiveCamera.OpenAsync(host, "cam", key))).Code);
}
