using System.Diagnostics;
using System.Globalization;
using Aikynetix.Bench.Live;
using Aikynetix.Bench.Sheets;
using Aikynetix.Biomechanics;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Draw;
using Aikynetix.Streaming.Encode;

namespace Aikynetix.Bench;

/// <summary>What it costs to draw into a video: decode, draw and encode beside ffmpeg's own decode and encode with the same settings, in turns.</summary>
internal static class RenderBench
{
    private const int Repeats = 5;
    private static readonly string[] Usual = ["clean_side_a.mp4", "squat_side_gt.mp4", "deadlift_side_text.mp4"];
    private const int Pictures = 6;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var isPlain = args.Length == 0;
        var folder = isPlain ? Directory.CreateTempSubdirectory("aiky-bench-render-").FullName : "";
        if (AnalysisOptions.Parse(isPlain ? [.. Usual.Select(Workbench.Clip), "--activity", "lifting", "--out", folder] : args) is not { } options)
        {
            await Console.Error.WriteLineAsync($"./aiky bench render [{AnalysisOptions.Usage}]");
            return 2;
        }

        Directory.CreateDirectory(options.Folder);
        await using var bench = new Workbench();
        Console.WriteLine($"medians of {Repeats} runs in turns; pictures and {options.Folder}; {await ServerChild.LoadAsync(cancellationToken)}\n");
        Console.WriteLine("| clip | size | frames | ffmpeg alone, f/s | drawn, f/s | drawn / alone | processor time, drawn / alone | drawing, ms |\n|---|---|---|---|---|---|---|---|");
        foreach (var clip in options.Clips) await MeasureAsync(bench, clip, options, cancellationToken);
        return 0;
    }

    private static async Task MeasureAsync(Workbench bench, string clip, AnalysisOptions options, CancellationToken cancellationToken)
    {
        var info = await bench.Probe.ProbeAsync(clip, cancellationToken);
        var capture = await bench.CaptureAsync(clip, cancellationToken);
        var plan = OverlayPlan.From(capture, MotionAnalyzer.Analyze(capture, options.Context), joints: []);
        var name = Path.Combine(options.Folder, Path.GetFileNameWithoutExtension(clip));
        var (alone, whole) = (new Cost[Repeats], new Cost[Repeats]);
        for (var i = 0; i < Repeats; i++)
        {
            alone[i] = await CostAsync(() => TranscodeAsync(clip, $"{name}-alone.mp4", cancellationToken));
            whole[i] = await CostAsync(() => bench.Renderer.RenderAsync(clip, info, plan, $"{name}.mp4", progress: null, cancellationToken));
        }

        var frames = capture.Frames.Count;
        var (without, with) = (Median(alone, one => one.Seconds), Median(whole, one => one.Seconds));
        var processor = Median(whole, one => one.Processor) / Median(alone, one => one.Processor);
        var drawing = await DrawAsync(bench, clip, info, plan, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(clip)} | {info.Width}×{info.Height} | {frames} | {frames / without:F0} | {frames / with:F0} | {without / with:F2} | {processor:F2} | {drawing:F2} |"));
        for (var i = 0; i < Pictures; i++)
        {
            var place = capture.Frames[(2 * i + 1) * frames / (2 * Pictures)].Pose.Time;
            var jpeg = await bench.Stills.RenderAsync(clip, info, plan, place, bare: false, longest: 4096, cancellationToken);
            await File.WriteAllBytesAsync($"{name}-{i}.jpg", jpeg, cancellationToken);
        }
    }

    private static double Median(Cost[] runs, Func<Cost, double> of) => runs.Select(of).Order().ElementAt(Repeats / 2);

    private static async Task<Cost> CostAsync(Func<Task> run)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), ProcessorSeconds());
        await run();
        return new Cost(Stopwatch.GetElapsedTime(start).TotalSeconds, ProcessorSeconds() - processor);
    }

    // Of this process and of its children that have ended, in hundredths of a second: the 14th to the 17th word, behind a name that may hold blanks.
    private static double ProcessorSeconds() =>
        File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[11..15].Sum(word => double.Parse(word, CultureInfo.InvariantCulture)) / 100;

    private static async Task TranscodeAsync(string clip, string target, CancellationToken cancellationToken)
    {
        string[] arguments = ["-nostdin", "-y", "-v", "error", "-i", clip, "-map", "0:v:0", "-map", "0:a:0?", "-c:a", "copy", "-fps_mode", "passthrough"];
        using var ffmpeg = Process.Start("ffmpeg", [.. arguments, .. EncodeSettings.Quality, "-pix_fmt", "yuv420p", "-movflags", "+faststart", target]);
        await ffmpeg.WaitForExitAsync(cancellationToken);
        if (ffmpeg.ExitCode != 0) throw new InvalidOperationException("ffmpeg could not code the clip anew.");
    }

    private static async Task<double> DrawAsync(Workbench bench, string clip, MediaInfo info, OverlayPlan plan, CancellationToken cancellationToken)
    {
        var painter = new OverlayPainter(plan);
        var spent = new List<double>();
        await foreach (var frame in bench.Decoder.DecodeAsync(clip, info, damaged: null, cancellationToken))
        {
            using (frame)
            {
                var start = Stopwatch.GetTimestamp();
                painter.Paint(frame);
                spent.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return spent.Order().ElementAt(spent.Count / 2);
    }

    private readonly record struct Cost(double Seconds, double Processor);
}
