using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>The commands of the terminal, run as a person runs them.</summary>
public sealed partial class CommandTests : EndToEndTest
{
    [Fact]
    public async Task Analyze_prints_metrics_and_writes_the_export()
    {
        var clip = RealClip("clean_side_a.mp4");
        var (exit, output, errors) = await GatewayProgram.RunAsync(Folder, ["analyze", clip, "--exercise", "clean", "--out", "lift.json"], Token);
        Assert.True(exit == 0, errors);
        Assert.Contains("max_bar_height", output, StringComparison.Ordinal);
        Assert.Contains("100", errors, StringComparison.Ordinal);
        var export = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "lift.json"), Token)).RootElement;
        Assert.Equal(62, export.GetProperty("all_timestamps").GetArrayLength());
    }

    [Fact]
    public async Task Nothing_native_leaves_a_trace_at_home_or_phones_from_there()
    {
        var clip = RealClip("deadlift_side_good.mp4");
        var home = Directory.CreateDirectory(Path.Combine(Folder, "home"));
        var (exit, _, errors) = await GatewayProgram.RunAsync(Folder, ["analyze", clip, "--exercise", "clean", "--out", "lift.json"], Token);
        Assert.True(exit == 0, errors);
        Assert.Empty(home.EnumerateFileSystemInfos("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Analyze_says_in_one_line_what_is_wrong_with_a_file()
    {
        NeedFfmpeg();
        var text = Path.Combine(Folder, "notes.mp4");
        await File.WriteAllTextAsync(text, "not a video", Token);
        var (exit, output, errors) = await GatewayProgram.RunAsync(Folder, ["analyze", text, "--exercise", "clean"], Token);
        Assert.NotEqual(0, exit);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_key_made_in_the_terminal_opens_the_running_server()
    {
        using var server = await ServerProcess.StartAsync(Folder, Token);
        var (exit, output, errors) = await GatewayProgram.RunAsync(Folder, ["key", "create", "--title", "Tablet", "--role", "user", "--user", "someUserId123"], Token);
        Assert.True(exit == 0, errors);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/sessions/{new string('0', 32)}/status/");
        request.Headers.Authorization = new AuthenticationHeaderValue("API-KEY", KeyText().Match(output).Value);
        HttpStatusCode status;
        do
        {
            using var attempt = new HttpRequestMessage(request.Method, request.RequestUri);
            attempt.Headers.Authorization = request.Headers.Authorization;
            status = (await server.Http.SendAsync(attempt, Token)).StatusCode;
        }
        while (status == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [GeneratedRegex("aiky_[A-Za-z0-9_-]+")]
    private static partial Regex KeyText();
}
