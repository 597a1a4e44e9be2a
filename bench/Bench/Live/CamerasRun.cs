using System.Globalization;
using System.Text.Json;

namespace Aikynetix.Bench.Live;

/// <summary>One run of so many cameras: server, cameras and viewers are processes of their own.</summary>
/// <param name="cameras">How many.</param>
/// <param name="clip">What they film.</param>
/// <param name="options">The rest.</param>
internal sealed class CamerasRun(int cameras, string clip, CamerasOptions options)
{
    private const int WarmUpSeconds = 5;
    private const int WindowSeconds = 10;

    /// <summary>What was measured in the end.</summary>
    public CamerasFigures Figures { get; private set; } = new(default, 0, 0, 0);

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var server = await ServerChild.StartAsync(options.Settings, cancellationToken);
        using var publisher = new Driver("cameras.mjs", new { @base = server.Address, key = ServerChild.Key, clip, cameras, loss = options.Loss });
        var streams = await publisher.ReadUntilAsync("all", cancellationToken);
        var sessions = streams.Select(one => one.GetProperty("session").GetString()!).ToArray();
        using var viewers = new Driver("hub-figures.mjs", new { @base = server.Address, key = ServerChild.Key, sessions });
        await viewers.ReadAsync(cancellationToken);
        await WaitAsync(WarmUpSeconds, cancellationToken);
        await viewers.AskAsync("clear", cancellationToken);
        Say($"{cameras} cameras, {(options.Vp8 ? "VP8" : "H.264")}, {options.Loss:P0} loss, {await ServerChild.LoadAsync(cancellationToken)}");
        var (began, busy, others) = (TimeProvider.System.GetTimestamp(), server.ProcessorTime, publisher.ProcessorTime + viewers.ProcessorTime);
        for (var second = WindowSeconds; second <= options.Seconds; second += WindowSeconds)
        {
            await WaitAsync(WindowSeconds, cancellationToken);
            var window = await viewers.AskAsync("window", cancellationToken);
            Say($"  {second,4} s: whole {Line(window, "whole")} ms, {window.GetProperty("frames").GetInt32() / (double)WindowSeconds:F0} frames/s, {server.Megabytes:F0} MB");
        }

        var took = TimeProvider.System.GetElapsedTime(began);
        var cores = (server.ProcessorTime - busy) / took;
        var otherCores = (publisher.ProcessorTime + viewers.ProcessorTime - others) / took;
        Figures = new CamerasFigures(await viewers.AskAsync("all", cancellationToken), took.TotalSeconds, cores, server.Megabytes);
        Figures.Print(cameras);
        Say($"  cameras and viewers took {otherCores:F2} cores of the same machine; {await ServerChild.LoadAsync(cancellationToken)}");
        await publisher.TellAsync("end", cancellationToken);
        await CheckAsync(server, await publisher.ReadUntilAsync("over", cancellationToken), cancellationToken);
    }

    // What the API keeps must say the same as the books of the live capture, and know of every picture that was sent.
    private static async Task CheckAsync(ServerChild server, IReadOnlyList<JsonElement> sent, CancellationToken cancellationToken)
    {
        var (exact, pictures, received, analyzed, keys) = (0, 0L, 0L, 0L, 0L);
        var dropped = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var camera in sent)
        {
            var frames = (await server.SessionAsync(camera.GetProperty("session").GetString()!, cancellationToken)).GetProperty("quality").GetProperty("frames");
            var lost = frames.GetProperty("dropped").EnumerateObject().ToDictionary(cause => cause.Name, cause => cause.Value.GetInt64());
            foreach (var (cause, count) in lost) dropped[cause] = dropped.GetValueOrDefault(cause) + count;
            if (frames.GetProperty("received").GetInt64() == frames.GetProperty("analyzed").GetInt64() + lost.Values.Sum()) exact++;
            received += frames.GetProperty("received").GetInt64();
            analyzed += frames.GetProperty("analyzed").GetInt64();
            pictures += camera.GetProperty("pictures").GetInt64();
            keys += camera.GetProperty("keys").GetInt64();
        }

        Say($"  ledger by REST: exact in {exact} of {sent.Count}; sent {pictures} = received {received} + {pictures - received} lost on the way; analyzed {analyzed}, dropped {string.Join(", ", dropped.Select(pair => $"{pair.Key} {pair.Value}"))}");
        var (packets, gone, again) = (Sum("packets"), Sum("lost"), Sum("repeated"));
        Say($"  packets {packets}, lost {gone}, sent again {again}, key pictures asked for {keys}");
        long Sum(string name) => sent.Sum(camera => camera.GetProperty(name).GetInt64());
    }

    private static string Line(JsonElement figures, string stage) => CamerasFigures.Text(figures.GetProperty(stage));

    private static Task WaitAsync(int seconds, CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellationToken);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
