using System.Globalization;
using System.Net.Http.Headers;
using Aikynetix.Bench.Live;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Exports;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Aikynetix.Bench;

/// <summary>What the export of a long session costs a real server over HTTP, by format: time to the first byte, to the last, and how much memory it grew by.</summary>
internal static class ExportBench
{
    public const string Usage = "[all|weightlifting|jumping|running|mobility-assessment] [MINUTES]";

    private const double FramesPerSecond = 60;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var activities = ActivityTable.All.Where(one => args.Length == 0 || args[0] == "all" || one.Path == args[0]).ToArray();
        var minutes = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 60;
        if (activities.Length == 0) return 2;
        var data = Directory.CreateTempSubdirectory("aiky-bench-data-").FullName;
        try
        {
            var sessions = await PrepareAsync(data, activities, minutes, cancellationToken);
            using var server = await ServerChild.StartAsync(["--Sessions:DataFolder", data, "--RateLimit:Burst=100000"], cancellationToken);
            using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(10) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("API-KEY", ServerChild.Key);
            while (!(await http.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken)).IsSuccessStatusCode) await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            Console.WriteLine($"{minutes:0} min at {FramesPerSecond} f/s; each first in this process / again; {await ServerChild.LoadAsync(cancellationToken)}\n");
            Console.WriteLine("| activity | answer | MB | first byte, ms | whole, s | memory, +MB |\n|---|---|---|---|---|---|");
            foreach (var (activity, session) in activities.Zip(sessions))
            {
                var path = $"/{activity.Path}/sessions/{session}/";
                foreach (var format in ExportFormat.All.Select(one => one.Name)) await TellAsync(server, http, activity, format, [$"{path}export/?format={format}"], cancellationToken);
                await TellAsync(server, http, activity, "details", [path], cancellationToken);
                await TellAsync(server, http, activity, "csv and parquet at once", [$"{path}export/?format=csv", $"{path}export/?format=parquet"], cancellationToken);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    // The analyses are stored by the product's own code; their videos are of no use here.
    private static async Task<string[]> PrepareAsync(string data, Activity[] activities, double minutes, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSessions(options => options.DataFolder = data).BuildServiceProvider();
        foreach (var part in services.GetServices<IHostedService>()) await part.StartAsync(cancellationToken);
        await services.GetRequiredService<AccountJournal>().CreateUserAsync(new UserProfile("bench"), cancellationToken);
        var sessions = new string[activities.Length];
        for (var i = 0; i < sessions.Length; i++) sessions[i] = await StoreAsync(services, data, activities[i], minutes, cancellationToken);
        foreach (var part in services.GetServices<IHostedService>()) await part.StopAsync(cancellationToken);
        return sessions;
    }

    private static async Task<string> StoreAsync(IServiceProvider services, string data, Activity activity, double minutes, CancellationToken cancellationToken)
    {
        var analysis = LongAnalysis.Of(activity, minutes * 60, FramesPerSecond);
        var session = await services.GetRequiredService<SessionJournal>().CreateAsync(
            new SessionDraft(Guid.NewGuid().ToString("N"), activity.Name, analysis.Exercise, "bench", "bench", "bench", "videos/bench", "bench.mp4", new MovementFacts(), [], "metric"),
            cancellationToken);
        var queue = services.GetRequiredService<AnalysisQueue>();
        var claim = await queue.ClaimAsync(cancellationToken);
        var series = await services.GetRequiredService<FrameJournal>().Record(claim.FramesStream).FinishAsync(cancellationToken);
        GC.Collect();
        var (resident, watch) = (Memory.Resident("self"), Stopwatch.StartNew());
        Memory.ForgetPeak("self");
        var blob = await services.GetRequiredService<AnalysisStore>().SaveAsync(claim, analysis, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{activity.Name}: {analysis.Timestamps.Length} frames, {analysis.Keypoints.Count + analysis.Angles.Count + analysis.ReportMetrics.Count} series, {analysis.Segments.Count} segments; stored in {watch.Elapsed.TotalSeconds:F1} s, "
            + $"{new FileInfo(Path.Combine(data, "blobs", blob.Name)).Length / 1e6:F0} MB, memory +{Memory.Peak("self") - resident:F0} MB"));
        await queue.CompleteAsync(claim, Outcome(series, blob.Name, blob.Sha256), cancellationToken);
        return session.Id;
    }

    private static AnalysisOutcome Outcome(FrameSeries series, string blob, string sha256) => new()
    {
        ModelId = "bench",
        Width = 1920,
        Height = 1080,
        Frames = series,
        Received = 0,
        Analyzed = 0,
        Dropped = new Dictionary<string, long>(),
        AnalysisBlob = blob,
        AnalysisSha256 = sha256,
        Summary = new Dictionary<string, double>(),
    };

    private static async Task TellAsync(ServerChild server, HttpClient http, Activity activity, string name, string[] paths, CancellationToken cancellationToken)
    {
        var (first, again) = (await MeasureAsync(server, http, paths, cancellationToken), await MeasureAsync(server, http, paths, cancellationToken));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {activity.Name} | {name} | {first.Size:F0} | {first.FirstByte:F0} / {again.FirstByte:F0} | {first.Seconds:F1} / {again.Seconds:F1} | {first.Memory:F0} / {again.Memory:F0} |"));
    }

    private static async Task<(double FirstByte, double Seconds, double Size, double Memory)> MeasureAsync(
        ServerChild server, HttpClient http, string[] paths, CancellationToken cancellationToken)
    {
        var process = server.ProcessId.ToString(CultureInfo.InvariantCulture);
        var resident = Memory.Resident(process);
        Memory.ForgetPeak(process);
        var watch = Stopwatch.StartNew();
        var got = await Task.WhenAll(paths.Select(path => ReadAsync(http, path, watch, cancellationToken)));
        return (got.Max(one => one.First.TotalMilliseconds), watch.Elapsed.TotalSeconds, got.Sum(one => one.Bytes) / 1e6, Memory.Peak(process) - resident);
    }

    private static async Task<(TimeSpan First, long Bytes)> ReadAsync(HttpClient http, string path, Stopwatch watch, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[64 << 10];
        var (first, bytes) = (TimeSpan.Zero, 0L);
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; bytes += read)
        {
            if (bytes == 0) first = watch.Elapsed;
        }

        return (first, bytes);
    }
}
