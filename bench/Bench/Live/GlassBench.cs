using System.Globalization;
using System.Text.Json;
using Aikynetix.Gateway;
using Aikynetix.Gateway.Analysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Bench.Live;

/// <summary>
/// From glass to client: Chromium publishes pictures in which the time stands, the server reads it out of the decoded picture, and a SignalR
/// client in another process has the angles.
/// </summary>
internal static class GlassBench
{
    // The browser's estimate of the bandwidth starts low.
    private const double WarmUpSeconds = 8;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var codec = args.FirstOrDefault(word => !char.IsAsciiDigit(word[0])) ?? "VP8";
        var seconds = int.Parse(args.FirstOrDefault(word => char.IsAsciiDigit(word[0])) ?? "30", CultureInfo.InvariantCulture);
        var camera = await LiveClip.MotionJpegAsync(cancellationToken);
        var data = Directory.CreateTempSubdirectory("aiky-bench-").FullName;
        // The bundled model only, whatever else is on this machine.
        Environment.SetEnvironmentVariable("AIKY_MODELS", null);
        try
        {
            await using var app = GatewayApp.Build(
                [
                    "--urls", "http://127.0.0.1:0", "--Sessions:DataFolder", data, "--Sessions:AdminKey", ServerChild.Key, "--Models:Folder", Path.Combine(data, "models"),
                    "--WebRtc:Port", "0", "--WebRtc:Addresses:0", "127.0.0.1", "--Logging:LogLevel:Default=Error",
                ],
                services => services.AddSingleton<StampReader>().AddSingleton<IPoseModel>(provider => provider.GetRequiredService<StampReader>()));
            await app.StartAsync(cancellationToken);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
            using var chromium = new Driver("glass.mjs", new { @base = address, key = ServerChild.Key, camera, codec = $"video/{codec}", seconds = seconds + WarmUpSeconds });
            var measured = await chromium.ReadAsync(cancellationToken);
            Tell(codec, measured, app.Services.GetRequiredService<StampReader>(), await ServerChild.LoadAsync(cancellationToken));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }

        return 0;
    }

    private static void Tell(string codec, JsonElement measured, StampReader reader, string load)
    {
        var (camera, server, delivery, glass, unread) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), 0);
        var frames = measured.GetProperty("frames").EnumerateArray().ToArray();
        var first = frames[0].GetProperty("came").GetDouble();
        foreach (var frame in frames)
        {
            var (came, at, total) = (frame.GetProperty("came").GetDouble(), frame.GetProperty("at").GetDouble(), frame.GetProperty("total").GetDouble());
            if (came - first < 1000 * WarmUpSeconds) continue;
            if (!reader.Stamps.TryGetValue(frame.GetProperty("time").GetDouble(), out var stamp) || stamp is not { } shown)
            {
                unread++;
                continue;
            }

            camera.Add(Since(shown, at - total));
            server.Add(total);
            delivery.Add(came - at);
            glass.Add(Since(shown, came));
        }

        Console.WriteLine($"Chromium, {codec} {frames[^1].GetProperty("width")}×{frames[^1].GetProperty("height")}, {load}; the sender says {measured.GetProperty("sender")}");
        Console.WriteLine($"  {glass.Count} frames, bar code unreadable in {unread}");
        Say("glass to packet", camera);
        Say("server", server);
        Say("delivery", delivery);
        Say("glass to client", glass);
    }

    // A clock that shows whole milliseconds is half a millisecond behind in the middle.
    private static double Since(int shown, double now)
    {
        var difference = (now - shown - 0.5) % BarCode.Round;
        return difference > BarCode.Round / 2.0 ? difference - BarCode.Round : difference;
    }

    private static void Say(string name, List<double> values)
    {
        if (values.Count == 0) return;
        values.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-16} p50 {At(0.5):F1}, p95 {At(0.95):F1}, p99 {At(0.99):F1}, most {values[^1]:F1} ms"));
        double At(double share) => values[(int)(share * (values.Count - 1))];
    }
}
