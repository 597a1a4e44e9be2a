using Aikynetix.Pose;

namespace Aikynetix.Bench.Sheets;

/// <summary>Draws what the product's tracker sees in clips, twelve frames of each on one picture, for people to look at.</summary>
internal static class SheetBench
{
    private const int Columns = 4;
    private const int Rows = 3;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var at = Array.IndexOf(args, "--out");
        if (at < 1 || at != args.Length - 2)
        {
            await Console.Error.WriteLineAsync("./aiky bench sheets CLIP… --out FOLDER    (Inference__Model=ID in the environment chooses the model)");
            return 2;
        }

        Directory.CreateDirectory(args[^1]);
        await using var bench = new Workbench();
        var estimator = await bench.EstimatorAsync(cancellationToken);
        foreach (var clip in args[..at])
        {
            var path = Path.Combine(args[^1], $"{Path.GetFileNameWithoutExtension(clip)}.png");
            var lost = await DrawAsync(bench, estimator, clip, path, cancellationToken);
            Console.WriteLine($"{path}  {lost}");
        }

        return 0;
    }

    private static async Task<string> DrawAsync(Workbench bench, IPoseEstimator estimator, string clip, string path, CancellationToken cancellationToken)
    {
        var info = await bench.Probe.ProbeAsync(clip, cancellationToken);
        var poses = (await bench.CaptureAsync(clip, cancellationToken)).Frames.Select(frame => frame.Pose).ToArray();
        if (poses.Length == 0) return "no frames";
        var lost = poses.Count(pose => pose.Presence == 0);
        var sheet = new Sheet(Columns, Rows, info.Height / (double)info.Width);
        sheet.Title($"{Path.GetFileName(clip)}  {estimator.ModelId}  lost {lost}/{poses.Length}");
        // The tracker has seen every frame; only those to be shown are kept when the clip is decoded once more.
        var shown = Enumerable.Range(0, Columns * Rows).Select(i => (int)((i + 0.5) * poses.Length / (Columns * Rows))).ToArray();
        await foreach (var frame in bench.Decoder.DecodeAsync(clip, info, damaged: null, cancellationToken))
        {
            using (frame)
            {
                for (var tile = 0; tile < shown.Length; tile++)
                {
                    if (shown[tile] == frame.FrameId) sheet.Show(tile, frame, poses[shown[tile]]);
                }
            }
        }

        await sheet.SaveAsync(path, cancellationToken);
        return $"lost {lost} of {poses.Length} frames";
    }
}
