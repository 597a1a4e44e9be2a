using System.Diagnostics;
using System.Globalization;
using Aikynetix.TestKit.Live;

namespace Aikynetix.Bench;

/// <summary>
/// Many viewers of one live capture in one process: ADDRESS KEY. Driven by lines on its input: "add HEALTHY STALLED" lets so many join, "clear"
/// forgets what was measured, "measure" tells how long frames took from publishing to here.
/// </summary>
internal sealed class WatcherCrowd(Uri server, string key) : IDisposable
{
    public const string Name = "watcher-crowd";

    private const int StalledBuffer = 4 << 10;

    private static readonly byte[] Mark = "\"frame\":"u8.ToArray();

    private readonly Lock _gate = new();
    private readonly List<double> _milliseconds = [];
    private readonly List<HubSocket> _viewers = [];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        using var crowd = new WatcherCrowd(new Uri(args[0]), args[1]);
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            var words = line.Split(' ');
            if (words[0] == "add") await crowd.AddAsync(int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture), cancellationToken);
            Console.WriteLine(words[0] == "measure" ? crowd.Tell() : crowd.Forget());
        }

        return 0;
    }

    public void Dispose()
    {
        foreach (var viewer in _viewers) viewer.Dispose();
    }

    private async Task AddAsync(int healthy, int stalled, CancellationToken cancellationToken)
    {
        for (var number = 0; number < healthy + stalled; number++)
        {
            var viewer = await HubSocket.ConnectAsync(server, key, number < healthy ? null : StalledBuffer, cancellationToken);
            _viewers.Add(viewer);
            await viewer.InvokeAsync("Join", "bench", cancellationToken);
            if (number < healthy) _ = Task.Run(() => WatchAsync(viewer, cancellationToken), cancellationToken);
        }
    }

    // The number of a frame is the moment at which it was published, by the clock that all processes of one machine share.
    private async Task WatchAsync(HubSocket viewer, CancellationToken cancellationToken)
    {
        var buffer = new byte[8 << 10];
        while (await viewer.ReceiveAsync(buffer, cancellationToken) is > 0 and var count)
        {
            var now = Stopwatch.GetTimestamp();
            var text = buffer.AsSpan(0, count);
            for (var at = text.IndexOf(Mark); at >= 0; at = text.IndexOf(Mark))
            {
                text = text[(at + Mark.Length)..];
                if (!System.Buffers.Text.Utf8Parser.TryParse(text, out long published, out _)) continue;
                lock (_gate) _milliseconds.Add(Stopwatch.GetElapsedTime(published, now).TotalMilliseconds);
            }
        }
    }

    private string Forget()
    {
        lock (_gate) _milliseconds.Clear();
        return "done";
    }

    private string Tell()
    {
        lock (_gate)
        {
            _milliseconds.Sort();
            return string.Create(CultureInfo.InvariantCulture, $"{_milliseconds.Count} frames received; p50 {At(0.5):F1}, p95 {At(0.95):F1}, p99 {At(0.99):F1}, most {At(1):F1} ms");
        }
    }

    private double At(double share) => _milliseconds.Count == 0 ? double.NaN : _milliseconds[(int)((_milliseconds.Count - 1) * share)];
}
