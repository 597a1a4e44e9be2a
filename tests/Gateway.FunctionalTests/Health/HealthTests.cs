using System.Net;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Health;

/// <summary>Watchers learn whether the server lives and what it lacks.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_server_that_has_everything_is_ready()
    {
        await Clips.VideoAsync();
        await using var host = await GatewayHost.StartAsync();
        Assert.Equal("ok", (await host.ReadAsync("/healthz")).GetProperty("status").GetString());
        var ready = await host.ReadAsync("/readyz");
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        foreach (var check in new[] { "model", "store", "ffmpeg" })
        {
            Assert.True(ready.GetProperty(check).GetProperty("ok").GetBoolean());
            Assert.NotEmpty(ready.GetProperty(check).GetProperty("message").GetString()!);
        }
    }

    [Fact]
    public async Task What_is_missing_is_named_with_the_way_to_get_it()
    {
        await using var host = await GatewayHost.StartAsync("--Streaming:FfprobePath=/nowhere/ffprobe");
        host.Lifter.Problem = "Model 'x' is missing: put it into models/.";
        using var response = await host.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var body = await response.JsonAsync();
        Assert.Equal("not-ready", body.GetProperty("status").GetString());
        Assert.Equal(host.Lifter.Problem, body.GetProperty("model").GetProperty("message").GetString());
        Assert.Contains("/nowhere/ffprobe", body.GetProperty("ffmpeg").GetProperty("message").GetString(), StringComparison.Ordinal);
        using var alive = await host.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task Without_ffmpeg_an_upload_is_refused_as_a_matter_of_the_server()
    {
        await using var host = await GatewayHost.StartAsync("--Streaming:FfprobePath=/nowhere/ffprobe");
        using var form = UploadForms.Form([1, 2, 3], ("user_id", "someUserId123"), ("exercise_name", "clean"));
        using var response = await host.PostAsync("/weightlifting/management/sessions/", form);
        await response.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "decoder-missing");
        Assert.Empty(host.Blobs());
    }
}
