using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Threads;

/// <summary>What tests of threads do with a server: lift, ask, wait.</summary>
internal static class ThreadHost
{
    /// <summary>Uploads the scripted clean and waits for its analysis.</summary>
    public static async Task<string> LiftAsync(this GatewayHost host, params (string Name, string Value)[] fields)
    {
        var seconds = (double)host.Lifter.Film.Frames.Count / ScriptedLifter.FramesPerSecond;
        var id = await host.UploadAsync(await Clips.VideoAsync(seconds), fields);
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
        return id;
    }

    /// <summary>Asks for threads: topic to thread.</summary>
    public static async Task<Dictionary<string, string>> AskAsync(this GatewayHost host, string path)
    {
        using var response = await host.PostAsync(path, new StringContent(""));
        var body = await response.JsonAsync();
        Assert.True(response.IsSuccessStatusCode, body.ToString());
        return body.EnumerateObject().ToDictionary(topic => topic.Name, topic => topic.Value.GetString()!);
    }

    /// <summary>Waits until a thread has ended; the clock goes on while it waits, so that what was put off comes up again.</summary>
    public static async Task<JsonElement> EndAsync(this GatewayHost host, string thread)
    {
        while (true)
        {
            var body = await host.ReadAsync($"/threads/{thread}/");
            if (body.GetProperty("status").GetString() is "completed" or "failed") return body;
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
