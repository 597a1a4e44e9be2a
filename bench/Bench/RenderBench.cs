using System.Diagnostics;
using System.Globalization;
using Aikynetix.Bench.Sheets;
using Aikynetix.Biomechanics;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Draw;
using Aikynetix.Streaming.Encode;

namespace Aikynetix.Bench;

/// <summary>What it costs to draw into a video: decode, draw and encode beside ffmpeg's own decode and encode with the same settings, in turns.</summary>
internal static class RenderBench
{
    private const int Repeats = 3;
    private const int Pictures = 6;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (AnalysisOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync($"./aiky bench render {AnalysisOptions.Usage}");
            return 2;
        }

        Directory.CreateDirectory(options.Folder);
        await using var bench = new Workbench();
        Console.WriteLine($"{Environment.ProcessorCount} cores, medians of {Repeats} runs in turns, frames per second");
        Console.WriteLine($"{"clip",-26}{"size",12}{"frames",8}{"ffmpeg alone",14}{"whole",9}{"whole / alone",15}{"drawing, ms",13}");
        foreach (var clip in options.Clips) await MeasureAsync(bench, clip, options, cancellationToken);
        return 0;
    }

    private static async Task MeasureAsync(Workbench bench, string clip, AnalysisOptions options, CancellationToken cancellationToken)
    {
        var info = await bench.Probe.ProbeAsync(clip, cancellationToken);
        var capture = await bench.CaptureAsync(clip, cancellationToken);
        var plan = OverlayPlan.From(capture, MotionAnalyzer.Analyze(capture, options.Context), joints: []);
        var name = Path.Combine(options.Folder, Path.GetFileNameWithoutExtension(clip));
        var (alone, whole) = (new double[Repeats], new double[Repeats]);
        for (var i = 0; i < Repeats; i++)
        {
            alone[i] = await TimeAsync(() => TranscodeAsync(clip, $"{name}-alone.mp4", cancellationToken));
            whole[i] = await TimeAsync(() => bench.Renderer.RenderAsync(clip, info, plan, $"{name}.mp4", progress: null, cancellationToken));
        }

        Array.Sort(alone);
        Array.Sort(whole);
        var frames = capture.Frames.Count;
        var drawing = await DrawAsync(bench, clip, info, plan, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(clip),-26}{$"{info.Width}×{info.Height}",12}{frames,8}{frames / alone[Repeats / 2],14:F1}{frames / whole[Repeats / 2],9:F1}") +
            string.Create(CultureInfo.InvariantCulture, $"{alone[Repeats / 2] / whole[Repeats / 2],15:F2}{drawing,13:F2}"));
        for (var i = 0; i < Pictures; i++)
        {
            var place = capture.Frames[(2 * i + 1) * frames / (2 * Pictures)].Pose.Time;
            var jpeg = await bench.Stills.RenderAsync(clip, info, plan, place, bare: false, longest: 4096, cancellationToken);
            await File.WriteAllBytesAsync($"{name}-{i}.jpg", jpeg, cancellationToken);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

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
        var (spent, count) = (TimeSpan.Zero, 0);
        await foreach (var frame in bench.Decoder.DecodeAsync(clip, info, damaged: null, cancellationToken))
        {
            using (frame)
            {
                var start = Stopwatch.GetTimestamp();
                painter.Paint(frame);
                spent += Stopwatch.GetElapsedTime(start);
                count++;
            }
        }

        return spent.TotalMilliseconds / count;
    }
}
