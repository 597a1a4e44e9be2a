using System.Net.Sockets;
using System.Text;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>A killed server loses nothing that it acknowledged and keeps nothing that it did not.</summary>
public sealed class CrashTests : EndToEndTest
{
    [Fact]
    public async Task An_upload_that_the_kill_cut_off_leaves_nothing()
    {
        using (var server = await ServerProcess.StartAsync(Folder, Token))
        {
            using var caller = new TcpClient();
            await caller.ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port, Token);
            var half = Encoding.ASCII.GetBytes(
                "POST /weightlifting/sessions/ HTTP/1.1\r\nHost: x\r\nAuthorization: API-KEY " + ServerProcess.Key +
                "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n" +
                "--b\r\nContent-Disposition: form-data; name=\"video\"; filename=\"a.mp4\"\r\n\r\n" + new string('x', 2_000_000));
            await caller.GetStream().WriteAsync(half, Token);
            await UntilAsync(() => Blobs().Any());
            await server.KillAsync(Token);
        }

        Assert.NotEmpty(Blobs());
        using var again = await ServerProcess.StartAsync(Folder, Token);
        (await again.Http.GetAsync("/healthz", Token)).EnsureSuccessStatusCode();
        Assert.Empty(Blobs());
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task A_kill_during_the_analysis_only_delays_it(double share)
    {
        var clip = RealClip("clean_side_a.mp4");
        string session;
        using (var server = await ServerProcess.StartAsync(Folder, Token))
        {
            session = await UploadedAsync(server, clip);
            await UntilAsync(async () => (await GetAsync(server, $"/sessions/{session}/status/")) is var status
                && (status.GetProperty("progress").GetDouble() >= share || status.GetProperty("status").GetString() == "completed"));
            await server.KillAsync(Token);
        }

        using var again = await ServerProcess.StartAsync(Folder, Token);
        Assert.Equal("completed", (await FinishedAsync(again, session)).GetProperty("status").GetString());
        var details = await GetAsync(again, $"/weightlifting/sessions/{session}/");
        Assert.Equal(62, details.GetProperty("all_timestamps").GetArrayLength());
        Assert.Equal(62, details.GetProperty("quality").GetProperty("frames").GetProperty("analyzed").GetInt32());
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_an_analysis_hands_it_to_the_next_start()
    {
        var clip = RealClip("squat_side_gt.mp4");
        string session;
        using (var server = await ServerProcess.StartAsync(Folder, Token))
        {
            session = await UploadedAsync(server, clip);
            await UntilAsync(async () => (await GetAsync(server, $"/sessions/{session}/status/")).GetProperty("progress").GetDouble() > 0.02);
            Assert.Equal(0, await server.TerminateAsync(Token));
        }

        using var again = await ServerProcess.StartAsync(Folder, Token);
        Assert.Equal("completed", (await FinishedAsync(again, session)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_told_so()
    {
        using var server = await ServerProcess.StartAsync(Folder, Token);
        var (exit, output, errors) = await GatewayProgram.RunAsync(Folder, ["run", "--urls", "http://127.0.0.1:0"], Token);
        Assert.NotEqual(0, exit);
        Assert.Contains("another", output + errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    private IEnumerable<string> Blobs() =>
        Path.Combine(Folder, "data", "blobs") is var blobs && Directory.Exists(blobs) ? Directory.EnumerateFiles(blobs, "*", SearchOption.AllDirectories) : [];

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    // The state lies in another process, so it can only be asked for; the test's own time limit ends the asking.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(20), Token);
    }
}
