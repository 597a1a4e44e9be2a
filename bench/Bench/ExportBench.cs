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
    public const string Usage = "[weightlifting|jumping|running|mobility-assessment] [MINUTES]";

    private const double FramesPerSecond = 60;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var name = args.Length > 0 ? args[0] : ActivityTable.Mobility.Path;
        var activity = ActivityTable.All.FirstOrDefault(one => one.Path == name);
        var minutes = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 60;
        if (activity is null) return 2;
        var data = Directory.CreateTempSubdirectory("aiky-bench-data-").FullName;
        try
        {
            var session = await PrepareAsync(data, activity, minutes, cancellationToken);
            using var server = await ServerChild.StartAsync(["--Sessions:DataFolder", data, "--RateLimit:Burst=100000"], cancellationToken);
            using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(10) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("API-KEY", ServerChild.Key);
            while (!(await http.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken)).IsSuccessStatusCode) await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            Console.WriteLine(await ServerChild.LoadAsync(cancellationToken));
            Console.WriteLine($"{"",-22}{"first byte ms",14}{"whole s",9}{"MB",8}{"memory +MB",12}{"from MB",9}");
            var path = $"/{activity.Path}/sessions/{session}/";
            foreach (var format in ExportFormat.All.Select(one => one.Name))
            {
                await MeasureAsync(server, http, $"{format}, first", [$"{path}export/?format={format}"], cancellationToken);
                await MeasureAsync(server, http, $"{format}, again", [$"{path}export/?format={format}"], cancellationToken);
            }

            await MeasureAsync(server, http, "details", [path], cancellationToken);
            await MeasureAsync(server, http, "two at once", [$"{path}export/?format=csv", $"{path}export/?format=parquet"], cancellationToken);
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    // The analysis is stored by the product's own code; its video is of no use here.
    private static async Task<string> PrepareAsync(string data, Activity activity, double minutes, CancellationToken cancellationToken)
    {
        var analysis = LongAnalysis.Of(activity, minutes * 60, FramesPerSecond);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSessions(options => options.DataFolder = data).BuildServiceProvider();
        foreach (var part in services.GetServices<IHostedService>()) await part.StartAsync(cancellationToken);
        await services.GetRequiredService<AccountJournal>().CreateUserAsync(new UserProfile("bench"), cancellationToken);
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
        foreach (var part in services.GetServices<IHostedService>()) await part.StopAsync(cancellationToken);
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

    private static async Task MeasureAsync(ServerChild server, HttpClient http, string name, string[] paths, CancellationToken cancellationToken)
    {
        var process = server.ProcessId.ToString(CultureInfo.InvariantCulture);
        var resident = Memory.Resident(process);
        Memory.ForgetPeak(process);
        var watch = Stopwatch.StartNew();
        var got = await Task.WhenAll(paths.Select(path => ReadAsync(http, path, watch, cancellationToken)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-22}{got.Max(one => one.First.TotalMilliseconds),14:F0}{watch.Elapsed.TotalSeconds,9:F1}{got.Sum(one => one.Bytes) / 1e6,8:F0}{Memory.Peak(process) - resident,12:F0}{resident,9:F0}"));
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
