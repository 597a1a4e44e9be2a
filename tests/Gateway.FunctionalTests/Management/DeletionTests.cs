using System.Net;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Ingest;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Management;

/// <summary>A deleted session answers 404 everywhere, and nothing of it is left on the disk, whatever was being done for it.</summary>
public sealed class DeletionTests
{
    private const string Title = "Nobody may find this";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_its_deletion_there_is_nothing_of_a_session_anywhere()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.UploadAsync(await Clips.VideoAsync(4), ("session_name", Title));
        await host.FinishAsync(id);
        var link = (await host.ReadAsync($"/weightlifting/sessions/{id}/")).GetProperty("video_url").GetString()!;
        Assert.NotEmpty(FilesWith(host, Title));

        await DeleteAsync(host, id);
        await IsGoneAsync(host, id);
        using var video = await host.GetAsync(link);
        await video.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        Assert.Empty(host.Blobs());
        Assert.Empty(FilesWith(host, Title));
        Assert.Empty(FilesWith(host, Title.ToUpperInvariant()));
        using var again = await SendDeleteAsync(host, id);
        await again.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
    }

    [Fact]
    public async Task An_analysis_in_work_is_ended_and_the_worker_goes_on_with_the_next()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.PauseAt(40);
        var id = await host.UploadAsync(await Clips.VideoAsync(4), ("session_name", Title));
        await host.Lifter.Paused.WaitAsync(Token);
        var polling = host.GetAsync($"/sessions/{id}/status/?wait=60");
        await DeleteAsync(host, id);
        using (var polled = await polling) await polled.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        await IsGoneAsync(host, id);
        Assert.Empty(host.Blobs());
        Assert.Empty(FilesWith(host, Title));

        host.Lifter.Open();
        var next = await host.UploadAsync(await Clips.VideoAsync(4));
        Assert.Equal("completed", (await host.FinishAsync(next)).GetProperty("status").GetString());
        await IsGoneAsync(host, id);
    }

    [Fact]
    public async Task A_running_capture_is_ended_and_its_viewers_are_told()
    {
        await using var host = await GatewayHost.StartAsync();
        using var camera = await LiveCamera.ConnectAsync(host, "platform-1");
        await camera.SendAsync(40);
        var id = camera.Session.Id;
        Assert.Equal("live", (await host.ReadAsync($"/sessions/{id}/status/")).GetProperty("status").GetString());
        await DeleteAsync(host, id);
        await IsGoneAsync(host, id);
        Assert.Empty(host.Services.GetRequiredService<LiveIntake>().Running);
        Assert.Empty(host.Blobs());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(host.Data, "captures")));
        // The stream is free for the next session.
        using var next = await LiveCamera.ConnectAsync(host, "platform-1");
        Assert.NotEqual(id, next.Session.Id);
    }

    [Fact]
    public async Task An_analysis_that_waits_is_never_begun()
    {
        await using var host = await GatewayHost.StartAsync(null, null, ["--Analysis:RetryDelay=00:00:01"], lifter => lifter.Problem = "No model.");
        var id = await host.UploadAsync(await Clips.VideoAsync());
        await DeleteAsync(host, id);
        host.Lifter.Problem = null;
        var next = await host.UploadAsync(await Clips.VideoAsync(4));
        Assert.Equal("completed", (await host.FinishAsync(next)).GetProperty("status").GetString());
        await IsGoneAsync(host, id);
        Assert.DoesNotContain(host.Blobs(), blob => blob.Contains(id, StringComparison.Ordinal));
    }

    private static async Task DeleteAsync(GatewayHost host, string id)
    {
        using var deleted = await SendDeleteAsync(host, id);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    private static Task<HttpResponseMessage> SendDeleteAsync(GatewayHost host, string id) =>
        host.SendAsync(new HttpRequestMessage(HttpMethod.Delete, new Uri($"/session-management/sessions/{id}", UriKind.Relative)));

    private static async Task IsGoneAsync(GatewayHost host, string id)
    {
        foreach (var path in new[]
        {
            $"/weightlifting/sessions/{id}/", $"/weightlifting/sessions/{id}/export/", $"/sessions/{id}/status/", $"/videos/{id}/original/",
            $"/session-management/sessions/{id}/analyses/", $"/session-management/sessions/{id}/analyses/diff/",
        })
        {
            using var answer = await host.GetAsync(path);
            await answer.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        }

        Assert.False((await host.ReadAsync("/session-management/sessions/")).GetProperty("sessions").TryGetProperty(id, out _));
        Assert.False((await host.ReadAsync($"/session-management/sessions/?user_id={AccountJournal.DemoUser}")).GetProperty("sessions").TryGetProperty(id, out _));
    }

    private static string[] FilesWith(GatewayHost host, string text) =>
    [
        .. Directory.EnumerateFiles(host.Data, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "server.lock" && Read(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0),
    ];

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
