using System.Diagnostics;
using System.Globalization;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;

namespace Aikynetix.Bench;

/// <summary>How close a whole analysis comes to the slower of its two parts, decoding alone and inference alone, on the same frames.</summary>
internal static class PipelineBench
{
    // As many frames as fit into memory for the run without a decoder.
    private const int FramesHeld = 300;
    private const int Repeats = 3;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var clips = args.Length > 0 ? args : [Workbench.Clip("squat_side_gt.mp4"), Workbench.Clip("clean_side_a.mp4")];
        await using var bench = new Workbench();
        var estimator = await bench.EstimatorAsync(cancellationToken);
        Console.WriteLine($"{estimator.ModelId}, {Environment.ProcessorCount} cores, medians of {Repeats} runs, frames per second");
        Console.WriteLine($"{"clip",-26}{"frames",8}{"decode",9}{"inference",11}{"whole",9}{"whole / slower part",21}");
        foreach (var clip in clips)
        {
            var (held, all) = await LoadAsync(bench, clip, cancellationToken);
            var decode = await MedianAsync(all, token => DecodeAsync(clip, token), cancellationToken);
            var inference = await MedianAsync(held.Count, token => InferAsync(estimator, held, token), cancellationToken);
            foreach (var frame in held) frame.Dispose();
            var whole = await MedianAsync(all, token => AnalyzeAsync(bench, clip, token), cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(clip),-26}{all,8}{decode,9:F1}{inference,11:F1}{whole,9:F1}{whole / Math.Min(decode, inference),21:F2}"));
        }

        return 0;
    }

    private static async Task<(List<VideoFrame> Held, int All)> LoadAsync(Workbench bench, string clip, CancellationToken cancellationToken)
    {
        var info = await bench.Probe.ProbeAsync(clip, cancellationToken);
        var held = new List<VideoFrame>();
        var all = 0;
        await foreach (var frame in bench.Decoder.DecodeAsync(clip, info, damaged: null, cancellationToken))
        {
            all++;
            if (held.Count < FramesHeld) held.Add(frame);
            else frame.Dispose();
        }

        return (held, all);
    }

    private static async Task<double> MedianAsync(int frames, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var rates = new double[Repeats];
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await run(cancellationToken);
            rates[i] = frames / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(rates);
        return rates[Repeats / 2];
    }

    private static async Task DecodeAsync(string clip, CancellationToken cancellationToken)
    {
        using var ffmpeg = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-i", clip, "-map", "0:v:0", "-f", "null", "-"]);
        await ffmpeg.WaitForExitAsync(cancellationToken);
    }

    private static async Task InferAsync(IPoseEstimator estimator, List<VideoFrame> frames, CancellationToken cancellationToken)
    {
        using var tracker = estimator.StartTracking(CapturePriority.Upload);
        var running = new Queue<Task<PoseFrame>>();
        foreach (var frame in frames)
        {
            if (running.Count == tracker.MaxInFlight) await running.Dequeue();
            running.Enqueue(tracker.EstimateAsync(frame, cancellationToken));
        }

        await Task.WhenAll(running);
    }

    private static async Task AnalyzeAsync(Workbench bench, string clip, CancellationToken cancellationToken)
    {
        var capture = await bench.CaptureAsync(clip, cancellationToken);
        LiftAnalyzer.Analyze(capture, new LiftContext(LiftExercise.Clean, BarbellMass: 100, PlateDiameter: 0.45, new Athlete(1.75, 80)));
    }
}
