using System.Diagnostics;
using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>What every end-to-end test needs: a folder of its own, a way to upload, a way to wait.</summary>
public abstract class EndToEndTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiky-e2e-").FullName;

    protected string Folder => _folder;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A real clip from the test material; skips the test with a reason where there is none.</summary>
    protected static string RealClip(string name)
    {
        Assert.SkipWhen(GatewayProgram.Shared is null, "no folder 'shared' with clips and models lies beside the repository");
        NeedFfmpeg();
        return Path.Combine(GatewayProgram.Shared!, "clips", name);
    }

    protected static void NeedFfmpeg() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "ffmpeg"))), "ffmpeg is not installed");

    /// <summary>Makes a clip of a grey wall: nobody, for our own model too, which takes a coloured test pattern for somebody.</summary>
    protected async Task<string> EmptyClipAsync(double seconds)
    {
        NeedFfmpeg();
        var path = Path.Combine(_folder, $"empty-{Guid.NewGuid():N}.mp4");
        using var ffmpeg = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", FormattableString.Invariant($"color=c=gray:s=320x240:r=30:d={seconds}"), path]);
        await ffmpeg.WaitForExitAsync(Token);
        Assert.Equal(0, ffmpeg.ExitCode);
        return path;
    }

    private protected static async Task<HttpResponseMessage> UploadAsync(ServerProcess server, string clip)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("someUserId123"), "user_id" },
            { new StringContent("clean"), "exercise_name" },
            { new StreamContent(File.OpenRead(clip)), "video", Path.GetFileName(clip) },
        };
        return await server.Http.PostAsync("/weightlifting/management/sessions/", form, Token);
    }

    private protected static async Task<string> UploadedAsync(ServerProcess server, string clip)
    {
        using var answer = await UploadAsync(server, clip);
        var body = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("session_id").GetString()!;
    }

    private protected static async Task<JsonElement> GetAsync(ServerProcess server, string path) =>
        JsonDocument.Parse(await server.Http.GetStringAsync(path, Token)).RootElement;

    /// <summary>Waits until the session has one of the states; the server holds each call until something changes.</summary>
    private protected static async Task<JsonElement> FinishedAsync(ServerProcess server, string session)
    {
        while (true)
        {
            var status = await GetAsync(server, $"/sessions/{session}/status/?wait=30");
            if (status.GetProperty("status").GetString() is "completed" or "failed" or "interrupted") return status;
        }
    }
}
