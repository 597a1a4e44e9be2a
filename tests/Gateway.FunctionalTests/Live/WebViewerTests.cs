using System.Diagnostics;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Live;

/// <summary>The hub as a web page uses it: Microsoft's own JavaScript client against a real server.</summary>
public sealed class WebViewerTests
{
    private const string Session = "0123456789abcdef0123456789abcdef";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_joins_comes_late_leaves_and_sees_the_end()
    {
        await using var host = await GatewayHost.StartAsync();
        var feed = Open(host);
        using var page = Start(host.Address, GatewayHost.AdminKey);
        await ReadAsync(page, "connected");
        Assert.Equal(JsonValueKind.Null, (await CallAsync(page, "Join", "gym")).GetProperty("result").GetProperty("last").ValueKind);
        feed.Publish(0);
        var first = await ReadAsync(page, "Angles");
        Assert.Equal((1, 0), (first.GetProperty("frame").GetProperty("sequence").GetInt32(), first.GetProperty("skipped").GetInt32()));
        feed.Publish(LiveFrames.Cue(1));
        Assert.Equal("Repetition 1.", (await ReadAsync(page, "Cue")).GetProperty("cue").GetProperty("text").GetString());

        using var late = Start(host.Address, GatewayHost.AdminKey);
        await ReadAsync(late, "connected");
        Assert.Equal(1, (await CallAsync(late, "Join", Session)).GetProperty("result").GetProperty("last").GetProperty("sequence").GetInt32());
        await CallAsync(page, "Leave", "gym");
        feed.Publish(1);
        Assert.Equal(2, (await ReadAsync(late, "Angles")).GetProperty("frame").GetProperty("sequence").GetInt32());
        feed.End("ended");
        Assert.Equal("ended", (await ReadAsync(late, "Ended")).GetProperty("reason").GetString());
        Assert.Contains("not-live", (await CallAsync(page, "Join", "gym")).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_a_good_key_is_refused()
    {
        await using var host = await GatewayHost.StartAsync();
        using var page = Start(host.Address, "wrong");
        Assert.Contains("401", (await ReadAsync(page, "refused")).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_finds_back_to_a_server_that_was_restarted()
    {
        using var data = new TemporaryFolder();
        var first = await GatewayHost.StartAsync(data.Path, null);
        var (address, urls) = (first.Address, first.Address.ToString().TrimEnd('/'));
        Open(first);
        using var page = Start(address, GatewayHost.AdminKey);
        await ReadAsync(page, "connected");
        await CallAsync(page, "Join", "gym");
        await first.DisposeAsync();
        await ReadAsync(page, "reconnecting");
        await using var second = await GatewayHost.StartAsync(data.Path, null, ["--urls", urls, "--Listening:GrpcPort=0"]);
        var feed = Open(second);
        await ReadAsync(page, "reconnected");
        await CallAsync(page, "Join", "gym");
        feed.Publish(0);
        Assert.Equal(1, (await ReadAsync(page, "Angles")).GetProperty("frame").GetProperty("sequence").GetInt32());
    }

    private static LiveFeed Open(GatewayHost host) => host.Services.GetRequiredService<LiveDirectory>().Open(LiveFrames.Identity(Session, "gym"));

    private static Process Start(Uri address, string key)
    {
        var folder = Interop();
        Assert.SkipUnless(folder is not null, "node or the packages of tests/Interop are missing; ./aiky test fetches them.");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "hub-viewer.mjs"), address.ToString(), key])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        return Process.Start(start)!;
    }

    private static async Task<JsonElement> CallAsync(Process page, string call, string name)
    {
        await page.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { call, name }).AsMemory(), Token);
        await page.StandardInput.FlushAsync(Token);
        return await ReadAsync(page, "answer", "refused");
    }

    // Passes over everything else that the page tells meanwhile.
    private static async Task<JsonElement> ReadAsync(Process page, params string[] events)
    {
        while (await page.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            var told = JsonElement.Parse(line);
            if (events.Contains(told.GetProperty("event").GetString())) return told;
        }

        throw new EndOfStreamException($"The page ended before it told '{string.Join("' or '", events)}'.");
    }

    private static string? Interop()
    {
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!path.Any(folder => File.Exists(Path.Combine(folder, "node")))) return null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var interop = Path.Combine(folder.FullName, "tests", "Interop");
            if (Directory.Exists(Path.Combine(interop, "node_modules", "@microsoft", "signalr"))) return interop;
        }

        return null;
    }
}
