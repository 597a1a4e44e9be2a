using System.Diagnostics;
using System.Globalization;

namespace Aikynetix.Bench;

/// <summary>Peak memory of this process while a clip of many minutes is analyzed: it must not grow with length.</summary>
internal static class MemoryBench
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var clip = args.Length > 0 ? args[0] : Workbench.Clip("squat_side_gt.mp4");
        var minutes = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10;
        var longClip = Path.Combine(Path.GetTempPath(), $"aiky-bench-{Guid.NewGuid():N}.mp4");
        try
        {
            Console.WriteLine($"making {minutes} minutes of 1080p, 30 frames per second, from {Path.GetFileName(clip)}");
            await LengthenAsync(clip, longClip, minutes, cancellationToken);
            await using var bench = new Workbench();
            await bench.EstimatorAsync(cancellationToken);
            Console.WriteLine($"models loaded: {PeakMegabytes("self")} MB peak");
            var start = Stopwatch.GetTimestamp();
            var capture = await bench.CaptureAsync(longClip, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{capture.Frames.Count} frames in {seconds:F0} s ({capture.Frames.Count / seconds:F1} per second): {PeakMegabytes("self")} MB peak"));
        }
        finally
        {
            File.Delete(longClip);
        }

        return 0;
    }

    private static async Task LengthenAsync(string clip, string longClip, double minutes, CancellationToken cancellationToken)
    {
        string[] command =
        [
            "-nostdin", "-v", "error", "-stream_loop", "-1", "-i", clip, "-t", (minutes * 60).ToString(CultureInfo.InvariantCulture),
            "-vf", "scale=1920:1080:force_original_aspect_ratio=decrease,pad=1920:1080:-1:-1", "-r", "30", "-an",
            "-c:v", "libx264", "-preset", "ultrafast", longClip,
        ];
        using var ffmpeg = Process.Start("ffmpeg", command);
        await ffmpeg.WaitForExitAsync(cancellationToken);
        if (ffmpeg.ExitCode != 0) throw new InvalidOperationException("ffmpeg could not make the long clip.");
    }

    private static long PeakMegabytes(string process) => File.ReadLines($"/proc/{process}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024)
        .First();
}
