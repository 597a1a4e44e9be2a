using System.Diagnostics;
using System.Globalization;
using Aikynetix.Pose;

namespace Aikynetix.Bench;

/// <summary>How long live captures wait for their keypoints, alone and several at once, each at 30 pictures a second with the newest one taken.</summary>
internal static class LivePoseBench
{
    private const int Rate = 30;
    private const int Seconds = 8;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        await using var bench = new Workbench();
        var estimator = await bench.LiveEstimatorAsync(cancellationToken);
        var clip = args.Length > 0 ? args[0] : Workbench.Clip("clean_side_a.mp4");
        var info = await bench.Probe.ProbeAsync(clip, cancellationToken);
        var frames = new List<VideoFrame>();
        await foreach (var frame in bench.Decoder.DecodeAsync(clip, info, damaged: null, cancellationToken)) frames.Add(frame);
        Console.WriteLine($"{estimator.ModelId}, {Environment.ProcessorCount} cores, {Path.GetFileName(clip)} {info.Width}×{info.Height}");
        foreach (var captures in new[] { 1, 2, 4, 8 })
        {
            var all = await Task.WhenAll(Enumerable.Range(0, captures).Select(_ => Task.Run(() => FollowAsync(estimator, frames, cancellationToken), cancellationToken)));
            var waits = all.SelectMany(times => times).Order().ToArray();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{captures} captures: p50 {At(0.5):F1} ms, p95 {At(0.95):F1} ms, p99 {At(0.99):F1} ms, {waits.Length / (double)(captures * Seconds):F1} pictures a second each"));
            double At(double share) => waits[(int)(share * (waits.Length - 1))];
        }

        frames.ForEach(frame => frame.Dispose());
        return 0;
    }

    // The pictures go round; one that is due while another is worked at is dropped, as a live capture drops it.
    private static async Task<List<double>> FollowAsync(IPoseEstimator estimator, List<VideoFrame> frames, CancellationToken cancellationToken)
    {
        using var tracker = estimator.StartTracking(CapturePriority.Live);
        var (waits, start, next) = (new List<double>(), Stopwatch.GetTimestamp(), 0);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / Rate));
        while (next < Rate * Seconds && await timer.WaitForNextTickAsync(cancellationToken))
        {
            var began = Stopwatch.GetTimestamp();
            await tracker.EstimateAsync(frames[next % frames.Count], cancellationToken);
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            next = Math.Max(next + 1, (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * Rate));
        }

        return waits;
    }
}
