using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.UnitTests.Captures;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Sessions.UnitTests;

/// <summary>A server killed at any moment loses nothing that it acknowledged, and the next one goes on with its work.</summary>
public sealed partial class CrashTests : IDisposable
{
    private const int Kills = 20;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_twenty_times_it_loses_nothing_that_it_acknowledged()
    {
        var acknowledged = new List<string[]>();
        for (var kill = 0; kill < Kills; kill++) acknowledged.AddRange(await RunUntilKilledAsync(Random.Shared.Next(1, 60)));

        await using var server = await Server.StartAsync(_folder, TimeProvider.System, options => options.MaxAttempts = 10);
        Assert.Null(server.Health.Problem);
        await FinishWorkAsync(server);
        foreach (var said in acknowledged) await CheckAsync(server, said);
        Assert.Contains(acknowledged, said => said[0] == "completed");

        Assert.Empty(Directory.GetFiles(_folder["blobs/.incoming"]));
        foreach (var name in new[] { "events.db", "read-model.db" })
        {
            using var file = new SqliteFile(_folder[name], durable: true);
            Assert.Equal(["ok"], file.Use(connection => Sql.Read(connection, "PRAGMA integrity_check", row => row.GetString(0))));
        }
    }

    [Fact]
    public async Task Killed_twenty_times_it_loses_no_frame_of_a_live_capture()
    {
        var said = new List<string[]>();
        for (var kill = 0; kill < Kills; kill++) said.AddRange(await RunUntilKilledAsync(Random.Shared.Next(1, 2500), "captures"));

        await using var server = await Server.StartAsync(_folder, TimeProvider.System, first: services => services.AddSingleton<LiveAnalysis>(
            (_, capture, _) => Task.FromResult(CaptureSamples.Analyze(capture))));
        await server.SweptAsync();
        foreach (var capture in said.GroupBy(line => line[1]))
        {
            var ended = capture.LastOrDefault(line => line[0] == "ended");
            var taken = capture.Where(line => line[0] == "captured").Select(line => int.Parse(line[2], CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
            await CheckCaptureAsync(server, capture.Key, taken, ended is not null);
        }

        Assert.Contains(said, line => line[0] == "ended");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["captures"]));
        foreach (var view in (await server.Sessions.ListAsync(new SessionQuery(), Cancel)).Sessions) Assert.NotEqual(SessionStatus.Live, view.Status);
    }

    private static async Task CheckCaptureAsync(Server server, string id, int taken, bool ended)
    {
        var view = (await server.Sessions.FindAsync(id, Cancel))!;
        if (ended) Assert.Equal(SessionStatus.Queued, view.Status);
        // Killed between its last frame and the word of its end, it may have either.
        else Assert.True(view.Status is SessionStatus.Interrupted or SessionStatus.Queued, $"{view.Status}");

        var frames = await server.FramesOfAsync(view);
        Assert.True(frames.Count >= taken, $"{frames.Count} of {taken} frames");
        Assert.Equal(Enumerable.Range(0, frames.Count).Select(i => (long)i), frames.Select(frame => frame.Pose.FrameId));
        if (frames.Count > 0)
        {
            Assert.Equal(1, view.AnalysisVersion);
            Assert.Equal(frames.Count, (await server.Analyses.LoadAsync(view.Result!, Cancel)).Timestamps.Length);
        }

        if (taken > 0)
        {
            await using var video = await server.Blobs.OpenAsync(view.Draft.VideoBlob, Cancel);
            var bytes = new byte[video.Length];
            await video.ReadExactlyAsync(bytes, Cancel);
            Assert.True(bytes.Length >= taken, $"{bytes.Length} bytes of video for {taken} frames");
            Assert.Equal(Enumerable.Range(0, bytes.Length).Select(i => (byte)i), bytes);
        }

        var facts = await server.FactsAsync(id);
        Assert.Single(facts, fact => fact is CaptureEnded or CaptureInterrupted);
        Assert.Equal(frames.Count > 0 ? 1 : 0, facts.Count(fact => fact is AnalysisCompleted));
        Assert.Equal(view.Status == SessionStatus.Queued ? 1 : 0, facts.Count(fact => fact is AnalysisRequested));
    }

    private static async Task FinishWorkAsync(Server server)
    {
        while (await server.Queue.TryClaimAsync(Cancel) is { } claim) await server.Queue.FailAsync(claim, "test-over", "The test is over.", Cancel);
    }

    private static async Task CheckAsync(Server server, string[] said)
    {
        switch (said[0])
        {
            case "created":
                var created = (await server.Sessions.FindAsync(said[1], Cancel))!;
                Assert.True(created.IsFinished);
                await using (var video = await server.Blobs.OpenAsync(created.Draft.VideoBlob, Cancel))
                    Assert.Equal(said[2], Convert.ToHexStringLower(await SHA256.HashDataAsync(video, Cancel)));
                Assert.Single(await server.FactsAsync(said[1]), fact => fact is AnalysisCompleted or AnalysisFailed);
                break;
            case "completed":
                var completed = (await server.Sessions.FindAsync(said[1], Cancel))!;
                Assert.Equal(SessionStatus.Completed, completed.Status);
                var frames = await server.Frames.ReadAsync(completed.Result!.Frames, Cancel);
                Assert.Equal(said[2], $"{frames.Count}");
                Assert.Equal(frames.Count, (await server.Analyses.LoadAsync(completed.Result, Cancel)).Timestamps.Length);
                break;
            case "registered":
                Assert.NotNull(await server.Accounts.FindUserAsync(said[1], Cancel));
                Assert.Equal(KeyVerdict.Valid, (await server.Keys.CheckAsync(said[2], Cancel)).Verdict);
                break;
            default:
                Assert.Fail($"The server said: {string.Join(' ', said)}");
                break;
        }
    }

    private async Task<List<string[]>> RunUntilKilledAsync(int acknowledgements, params string[] mode)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Aikynetix.Sessions.CrashHost" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        using var process = Process.Start(new ProcessStartInfo(program, [_folder.Path, .. mode]) { RedirectStandardOutput = true })!;
        var said = new List<string[]>();
        try
        {
            while (said.Count < acknowledgements && await process.StandardOutput.ReadLineAsync(Cancel) is { } line) said.Add(line.Split(' '));
        }
        finally
        {
            process.Kill();
        }

        // What it said before it died counts as well; only a line cut in the middle was never said.
        var rest = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        said.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')));
        Assert.True(said.Count >= acknowledgements, "the server ran until it was killed");
        return said;
    }
}
