using System.Diagnostics;
using System.Globalization;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway;
using Aikynetix.Gateway.Live;
using Aikynetix.Pose;
using Aikynetix.Streaming;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Bench;

/// <summary>
/// A whole server publishes one capture 30 times a second to viewers in another process: how soon the healthy ones have each frame, alone and
/// beside some that never read, and what each of those costs.
/// </summary>
internal static class WatchersBench
{
    private const string Key = "bench-key-0123456789abcdef";
    private const double FramesPerSecond = 30;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var (healthy, stalled, seconds) = (Number(args, 0, 900), Number(args, 1, 100), Number(args, 2, 20));
        var data = Directory.CreateTempSubdirectory("aiky-bench-").FullName;
        try
        {
            await using var app = GatewayApp.Build(
            [
                "--urls", "http://127.0.0.1:0", "--Sessions:DataFolder", data, "--Sessions:AdminKey", Key, "--Logging:LogLevel:Default=Error", "--RateLimit:Burst=100000",
            ]);
            await app.StartAsync(cancellationToken);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            var feed = app.Services.GetRequiredService<LiveDirectory>().Open(new LiveIdentity(new string('0', 32), "bench", "nobody", "Bench", "Weightlifting", "clean", TimeProvider.System.GetUtcNow()));
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var camera = PublishAsync(feed, over.Token);

            using var crowd = Process.Start(new ProcessStartInfo("dotnet", [typeof(WatchersBench).Assembly.Location, WatcherCrowd.Name, address, Key]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            var before = Bytes();
            await AskAsync(crowd, $"add {healthy} 0", cancellationToken);
            Console.WriteLine($"{healthy} viewers: {await MeasureAsync(crowd, seconds, cancellationToken)}");
            var alone = Bytes();
            Console.WriteLine($"  {Kilobytes(alone - before, healthy)} kB of memory each");
            await AskAsync(crowd, $"add 0 {stalled}", cancellationToken);
            Console.WriteLine($"and {stalled} that do not read: {await MeasureAsync(crowd, seconds, cancellationToken)}");
            Console.WriteLine($"  {Kilobytes(Bytes() - alone, stalled)} kB of memory for each of those");
            await over.CancelAsync();
            Console.WriteLine($"publishing one frame to all took {await camera}");
            crowd.StandardInput.Close();
            await crowd.WaitForExitAsync(cancellationToken);
            await app.StopAsync(cancellationToken);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }

        return 0;
    }

    private static async Task<string> PublishAsync(LiveFeed feed, CancellationToken cancellationToken)
    {
        var points = Enumerable.Range(0, Skeleton.Count).Select(i => new Keypoint(100.3f + (31.7f * i), 900.2f - (27.1f * i), 0.91f)).ToArray();
        var angles = LiveAngles.Names.Select((_, i) => 61.7f + (6.3f * i)).ToArray();
        var validity = angles.Select(_ => 0.87f).ToArray();
        var took = new List<double>();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1 / FramesPerSecond));
        for (var number = 1L; !cancellationToken.IsCancellationRequested; number++)
        {
            await ((Task)beat.WaitForNextTickAsync(cancellationToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = Stopwatch.GetTimestamp();
            var frame = new AngleFrame(new PoseFrame(now, TimeSpan.FromSeconds(number / FramesPerSecond), 0.97f, points), 720, 1280, angles, validity, new LatencyChain(now, now, now, now, now, null));
            feed.Publish(frame, new LiveState { Phase = "pull", NearSide = "left", View = "side" }, new FrameLedger(number, number, new Dictionary<string, long>()));
            took.Add(Stopwatch.GetElapsedTime(now).TotalMilliseconds);
        }

        took.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {took[took.Count / 2]:F2}, p99 {took[took.Count * 99 / 100]:F2} ms");
    }

    private static async Task<string> MeasureAsync(Process crowd, int seconds, CancellationToken cancellationToken)
    {
        await AskAsync(crowd, "clear", cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellationToken);
        return await AskAsync(crowd, "measure", cancellationToken);
    }

    private static async Task<string> AskAsync(Process crowd, string line, CancellationToken cancellationToken)
    {
        await crowd.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await crowd.StandardInput.FlushAsync(cancellationToken);
        return await crowd.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The viewers are gone.");
    }

    private static long Bytes() => GC.GetTotalMemory(forceFullCollection: true);

    private static string Kilobytes(long bytes, int count) => (bytes / 1024.0 / count).ToString("F1", CultureInfo.InvariantCulture);

    private static int Number(string[] args, int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
}
