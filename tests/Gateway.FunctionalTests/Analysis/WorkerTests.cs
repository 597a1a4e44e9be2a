using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Analysis;

/// <summary>The worker finishes what was accepted: over restarts, without a model for a while, and with a reason when it cannot.</summary>
public sealed class WorkerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_analysis_that_a_shutdown_cut_short_goes_on_after_the_restart()
    {
        using var data = new TemporaryFolder();
        string id;
        await using (var first = await GatewayHost.StartAsync(data.Path, null))
        {
            first.Lifter.Close();
            id = await first.UploadAsync(await Clips.VideoAsync());
            await UntilProcessingAsync(first, id);
            await first.StopAsync();
        }

        await using var second = await GatewayHost.StartAsync(data.Path, null);
        Assert.Equal("completed", (await second.FinishAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Without_a_model_sessions_wait_and_go_on_when_it_is_there()
    {
        await using var host = await GatewayHost.StartAsync(null, null, ["--Analysis:RetryDelay=00:00:01"], lifter => lifter.Problem = "No model.");
        var id = await host.UploadAsync(await Clips.VideoAsync());
        var waiting = await host.ReadAsync($"/sessions/{id}/status/?wait=1");
        Assert.Equal("queued", waiting.GetProperty("status").GetString());
        host.Lifter.Problem = null;
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_video_that_was_lost_fails_with_that_reason()
    {
        await using var host = await GatewayHost.StartAsync(null, null, ["--Analysis:RetryDelay=00:00:01"], lifter => lifter.Problem = "No model.");
        var id = await host.UploadAsync(await Clips.VideoAsync());
        await host.Services.GetRequiredService<IBlobStore>().DeleteAsync(SessionId.VideoBlob(id), Token);
        host.Lifter.Problem = null;
        var state = await host.FinishAsync(id);
        Assert.Equal("failed", state.GetProperty("status").GetString());
        Assert.Equal("video-not-found", state.GetProperty("error_code").GetString());
        using var video = await host.GetAsync($"/videos/{id}/original/");
        await video.IsErrorAsync(System.Net.HttpStatusCode.NotFound, "video-not-found");
    }

    [Fact]
    public async Task Progress_moves_while_a_clip_is_analyzed()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.PauseAt(40);
        var id = await host.UploadAsync(await Clips.VideoAsync(4));
        await host.Lifter.Paused.WaitAsync(Token);
        double progress;
        do progress = (await host.ReadAsync($"/sessions/{id}/status/")).GetProperty("progress").GetDouble();
        while (progress < 0.4);
        Assert.InRange(progress, 0.4, 0.6);
        host.Lifter.Open();
        Assert.Equal(1, (await host.FinishAsync(id)).GetProperty("progress").GetDouble());
    }

    [Fact]
    public async Task A_long_poll_answers_as_soon_as_the_session_is_finished()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        var poll = host.ReadAsync($"/sessions/{id}/status/?wait=60");
        await UntilProcessingAsync(host, id);
        Assert.False(poll.IsCompleted);
        host.Lifter.Open();
        Assert.Equal("completed", (await poll).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_long_poll_does_not_hold_up_a_shutdown()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        await UntilProcessingAsync(host, id);
        var poll = host.ReadAsync($"/sessions/{id}/status/?wait=60");
        var second = host.ReadAsync($"/sessions/{id}/status/");
        await second;
        await host.StopAsync();
        Assert.Equal("processing", (await poll).GetProperty("status").GetString());
    }

    private static async Task UntilProcessingAsync(GatewayHost host, string id)
    {
        while ((await host.ReadAsync($"/sessions/{id}/status/")).GetProperty("status").GetString() != "processing") await Task.Yield();
    }
}
