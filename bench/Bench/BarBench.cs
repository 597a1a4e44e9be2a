using System.Globalization;
using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;

namespace Aikynetix.Bench;

/// <summary>
/// How far the bar track and the raw wrists are from a bar end marked by hand in every frame: vertical, after the constant offset
/// between sleeve tip and plate centre is taken away; and, since the tip stands closer to the camera than the plate and so moves
/// further in the picture, once more after the constant ratio is taken away too.
/// </summary>
internal static class BarBench
{
    private const double PlateDiameter = 0.45;

    // Body points are smoothed as the lift analysis smooths them.
    private const double Cutoff = 6;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var clip = args.Length > 0 ? args[0] : Workbench.Clip("squat_side_gt.mp4");
        var truthFile = args.Length > 1 ? args[1] : Workbench.Clip("gt/squat_side_gt_bar_manual.txt");
        var truth = (await File.ReadAllLinesAsync(truthFile, cancellationToken))
            .Where(line => line.Contains(',', StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToArray();

        await using var bench = new Workbench();
        var capture = await bench.CaptureAsync(clip, cancellationToken);
        var body = BodyTracker.Track(capture, Cutoff);
        var bar = BarTracker.Track(capture, body);
        var metersPerPixel = PlateDiameter / (2 * bar.PlateRadius);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(clip)}: {truth.Length} marked frames, source {bar.Source}, coverage {bar.Coverage:P0}, plate radius {bar.PlateRadius:F1} px, {metersPerPixel * 1000:F3} mm/px"));
        Console.WriteLine($"{"track",-20}{"frames",8}{"median px",11}{"median cm",11}{"p95 cm",9}");
        Report("bar", bar.Time.ToFrames(bar.Y));
        Report("wrists, raw model", [.. capture.Frames.Select(WristHeight)]);
        return 0;

        void Report(string name, double[] track)
        {
            var both = Enumerable.Range(0, Math.Min(track.Length, truth.Length)).Where(i => double.IsFinite(track[i])).ToArray();
            if (both.Length == 0) return;
            double[] seen = [.. both.Select(i => track[i])], marked = [.. both.Select(i => truth[i])];
            Line(name, Errors(seen, marked, ratio: 1), "");
            var ratio = Range(marked) / Range(seen);
            Line(name, Errors(seen, marked, ratio), string.Create(CultureInfo.InvariantCulture, $"  with the tip's {ratio:F3} taken away"));
        }

        void Line(string name, double[] errors, string note) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20}{errors.Length,8}{Quantile(errors, 0.5),11:F1}{Quantile(errors, 0.5) * metersPerPixel * 100,11:F2}{Quantile(errors, 0.95) * metersPerPixel * 100,9:F2}{note}"));
    }

    private static double[] Errors(double[] seen, double[] marked, double ratio)
    {
        var differences = seen.Zip(marked, (s, m) => (s * ratio) - m).ToArray();
        var offset = Quantile(differences, 0.5);
        return Array.ConvertAll(differences, difference => Math.Abs(difference - offset));
    }

    private static double WristHeight(FrameObservation frame)
    {
        var seen = new[] { frame.Pose[BodyPoint.LeftWrist], frame.Pose[BodyPoint.RightWrist] }.Where(point => point.Score >= BodyTracker.MinimumScore).ToArray();
        return seen.Length == 0 ? double.NaN : seen.Average(point => point.Y);
    }

    private static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Round(share * (sorted.Length - 1))];
    }

    private static double Range(IEnumerable<double> values) => Quantile(values, 1) - Quantile(values, 0);
}
