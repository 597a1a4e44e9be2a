using System.Net;
using System.Text.Json;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Captures;
using Aikynetix.TestKit.Athletes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.FunctionalTests.Sessions;

/// <summary>A live capture as the API tells it: while it runs, when it broke off, and when it ended with and without a video.</summary>
public sealed class LiveCaptureTests
{
    private static readonly CaptureRecord Film =
        SyntheticLifter.Film(LiftScript.Reference(), new LifterOptions { FramesPerSecond = ScriptedLifter.FramesPerSecond });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_capture_tells_what_is_known_and_gives_no_link_that_leads_nowhere()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var recorder = await BeginAsync(host);
        var id = recorder.SessionId;
        var status = await host.ReadAsync($"/sessions/{id}/status/");
        Assert.Equal("live", status.GetProperty("status").GetString());
        Assert.Equal(0, status.GetProperty("progress").GetDouble());

        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Equal("live", details.GetProperty("status").GetString());
        Assert.Equal("Live clean", details.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, details.GetProperty("video_url").ValueKind);
        Assert.Equal(JsonValueKind.Null, details.GetProperty("quality").ValueKind);
        Assert.Equal("platform-1", details.GetProperty("capture").GetProperty("stream").GetString());
        Assert.Equal("2026-03-09T15:04:05.000Z", details.GetProperty("capture").GetProperty("started_at_iso").GetString());
        Assert.Equal(JsonValueKind.Null, details.GetProperty("capture").GetProperty("ended_at_iso").ValueKind);

        using var export = await host.GetAsync($"/weightlifting/sessions/{id}/export/");
        Assert.Contains("still running", await export.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished"), StringComparison.Ordinal);
        using var video = await host.GetAsync($"/videos/{id}/original/");
        await video.IsErrorAsync(HttpStatusCode.NotFound, "video-not-found");
    }

    [Fact]
    public async Task A_capture_without_a_video_is_analyzed_from_what_was_seen_live()
    {
        await using var host = await GatewayHost.StartAsync(null, null, ["--Analysis:RetryDelay=00:00:01"], lifter => lifter.Problem = "No model.");
        await using var recorder = await BeginAsync(host);
        var id = recorder.SessionId;
        await recorder.EndAsync(End(hasVideo: false), Analyze, Token);

        var first = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Equal("queued", first.GetProperty("status").GetString());
        Assert.Equal(Film.Frames.Count, first.GetProperty("all_timestamps").GetArrayLength());
        Assert.Contains("provisional", Warnings(first)[0], StringComparison.Ordinal);
        using (var early = await host.GetAsync($"/weightlifting/sessions/{id}/export/")) await early.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");

        host.Lifter.Problem = null;
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Equal("the camera left", details.GetProperty("capture").GetProperty("end_reason").GetString());
        Assert.Equal(JsonValueKind.Null, details.GetProperty("video_url").ValueKind);
        Assert.Contains("no video", Warnings(details)[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Warnings(details), warning => warning.Contains("provisional", StringComparison.Ordinal));
        Assert.Equal(3, details.GetProperty("quality").GetProperty("frames").GetProperty("dropped").GetProperty("superseded").GetInt64());
        Assert.Equal(first.GetProperty("metrics").ToString(), details.GetProperty("metrics").ToString());

        var export = await host.ReadAsync($"/weightlifting/sessions/{id}/export/");
        Assert.Equal((2, "live-model"), (export.GetProperty("analysis_version").GetInt32(), export.GetProperty("model").GetString()));
    }

    [Fact]
    public async Task A_capture_with_a_video_is_analyzed_from_the_video()
    {
        await using var host = await GatewayHost.StartAsync();
        var clip = await Clips.VideoAsync(4);
        await using var recorder = await BeginAsync(host, clip);
        await recorder.EndAsync(End(hasVideo: true), Analyze, Token);
        Assert.Equal("completed", (await host.FinishAsync(recorder.SessionId)).GetProperty("status").GetString());
        var details = await host.ReadAsync($"/weightlifting/sessions/{recorder.SessionId}/");
        Assert.Equal(80, details.GetProperty("all_timestamps").GetArrayLength());
        Assert.Empty(details.GetProperty("quality").GetProperty("frames").GetProperty("dropped").EnumerateObject());
        using var video = await host.GetAsync(details.GetProperty("video_url").GetString()!);
        Assert.Equal(clip, await video.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal("scripted-lifter", (await host.ReadAsync($"/weightlifting/sessions/{recorder.SessionId}/export/")).GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_video_that_ends_before_the_capture_does_not_take_the_place_of_all_of_it()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var recorder = await BeginAsync(host, await Clips.VideoAsync(4));
        await recorder.EndAsync(End(hasVideo: true) with { VideoProblem = "The disk is nearly full." }, Analyze, Token);
        Assert.Equal("completed", (await host.FinishAsync(recorder.SessionId)).GetProperty("status").GetString());
        var details = await host.ReadAsync($"/weightlifting/sessions/{recorder.SessionId}/");
        Assert.Equal(Film.Frames.Count, details.GetProperty("all_timestamps").GetArrayLength());
        Assert.Contains("stopped early", Warnings(details)[0], StringComparison.Ordinal);
        Assert.Contains("nearly full", Warnings(details)[0], StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, details.GetProperty("video_url").ValueKind);
    }

    [Fact]
    public async Task A_capture_may_be_longer_than_an_upload()
    {
        await using var host = await GatewayHost.StartAsync(null, null, ["--Streaming:MaxDuration=00:00:02"], null);
        await using var recorder = await BeginAsync(host, await Clips.VideoAsync(4));
        await recorder.EndAsync(End(hasVideo: true), Analyze, Token);
        Assert.Equal("completed", (await host.FinishAsync(recorder.SessionId)).GetProperty("status").GetString());
        Assert.Equal(80, (await host.ReadAsync($"/weightlifting/sessions/{recorder.SessionId}/")).GetProperty("all_timestamps").GetArrayLength());
    }

    [Fact]
    public async Task An_analysis_that_takes_too_long_falls_back_on_what_was_seen_live()
    {
        await using var host = await GatewayHost.StartAsync(null, services =>
            services.AddSingleton(Options.Create(new AnalysisOptions { MaxTime = TimeSpan.Zero })));
        await using var recorder = await BeginAsync(host, await Clips.VideoAsync(4));
        await recorder.EndAsync(End(hasVideo: true), Analyze, Token);
        Assert.Equal("completed", (await host.FinishAsync(recorder.SessionId)).GetProperty("status").GetString());
        var details = await host.ReadAsync($"/weightlifting/sessions/{recorder.SessionId}/");
        Assert.Equal(Film.Frames.Count, details.GetProperty("all_timestamps").GetArrayLength());
        Assert.Contains("cannot be analyzed", Warnings(details)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_video_that_cannot_be_read_does_not_cost_the_analysis()
    {
        await using var host = await GatewayHost.StartAsync();
        _ = await Clips.VideoAsync();
        await using var recorder = await BeginAsync(host, [1, 2, 3]);
        await recorder.EndAsync(End(hasVideo: true), Analyze, Token);
        Assert.Equal("completed", (await host.FinishAsync(recorder.SessionId)).GetProperty("status").GetString());
        var details = await host.ReadAsync($"/weightlifting/sessions/{recorder.SessionId}/");
        Assert.Equal(Film.Frames.Count, details.GetProperty("all_timestamps").GetArrayLength());
        Assert.Contains("cannot be analyzed", Warnings(details)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_capture_that_broke_off_is_told_as_such_with_what_there_is(bool analyzed)
    {
        using var data = new TemporaryFolder();
        string id;
        await using (var first = await GatewayHost.StartAsync(data.Path, null))
        {
            var recorder = await BeginAsync(first);
            id = recorder.SessionId;
            await recorder.DisposeAsync();
        }

        await using var host = await GatewayHost.StartAsync(data.Path, services => services.AddSingleton<LiveAnalysis>(
            (_, capture, _) => analyzed ? Task.FromResult(Analyze(capture)) : throw new InvalidOperationException("no")));
        var status = await host.ReadAsync($"/sessions/{id}/status/?wait=60");
        Assert.Equal("interrupted", status.GetProperty("status").GetString());
        Assert.Equal("capture-interrupted", status.GetProperty("error_code").GetString());

        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Equal("interrupted", details.GetProperty("status").GetString());
        using var export = await host.GetAsync($"/weightlifting/sessions/{id}/export/");
        if (!analyzed)
        {
            Assert.Equal(0, details.GetProperty("all_timestamps").GetArrayLength());
            await export.IsErrorAsync(HttpStatusCode.Conflict, "capture-interrupted");
            return;
        }

        Assert.Contains("broke off", Warnings(details)[0], StringComparison.Ordinal);
        Assert.Equal(Film.Frames.Count, details.GetProperty("all_timestamps").GetArrayLength());
        var body = await export.JsonAsync();
        Assert.Equal("interrupted", body.GetProperty("status").GetString());
        Assert.Equal(1, body.GetProperty("analysis_version").GetInt32());
        Assert.Contains("broke off", body.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    private static async Task<CaptureRecorder> BeginAsync(GatewayHost host, byte[]? video = null)
    {
        var id = SessionId.New();
        var draft = new SessionDraft(
            id, "Weightlifting", "clean", "Live clean", AccountJournal.DemoUser, "key", SessionId.VideoBlob(id), "platform-1.mkv", new MovementFacts { BarbellMass = 100, PlateDiameter = 0.45 },
            ["ankle", "knee", "elbow", "hip", "shoulder"], "metric");
        var recorder = await host.Services.GetRequiredService<CaptureJournal>().BeginAsync(
            draft, new CaptureStart("platform-1", "webrtc", "live-model", Film.Width, Film.Height), Token);
        if (video is not null) await File.WriteAllBytesAsync(recorder.VideoPath, video, Token);
        foreach (var frame in Film.Frames) recorder.Append(frame);
        return recorder;
    }

    private static CaptureEnd End(bool hasVideo) => new(
        "the camera left", hasVideo, Film.Frames.Count + 3, Film.Frames.Count, new Dictionary<string, long> { ["superseded"] = 3 });

    private static MotionAnalysis Analyze(CaptureRecord capture) =>
        LiftAnalyzer.Analyze(capture, new LiftContext(LiftExercise.Clean, 100, 0.45, new Athlete(null, null, null)));

    private static List<string> Warnings(JsonElement details) =>
        [.. details.GetProperty("quality").GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!)];
}
