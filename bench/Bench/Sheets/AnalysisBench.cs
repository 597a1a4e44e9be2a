using System.Globalization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Sheets;

/// <summary>Analyzes clips the way the server does and draws what came out, one picture for each, for people to look at; the series stand beside it as CSV.</summary>
internal static class AnalysisBench
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (AnalysisOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync($"./aiky bench analysis {AnalysisOptions.Usage}");
            return 2;
        }

        Directory.CreateDirectory(options.Folder);
        await using var bench = new Workbench();
        foreach (var clip in options.Clips)
        {
            var path = Path.Combine(options.Folder, $"{Path.GetFileNameWithoutExtension(clip)}.png");
            Console.WriteLine($"{path}  {await DrawAsync(bench, clip, options.Context, path, cancellationToken)}");
        }

        return 0;
    }

    private static async Task<string> DrawAsync(Workbench bench, string clip, MovementContext context, string path, CancellationToken cancellationToken)
    {
        var info = await bench.Probe.ProbeAsync(clip, cancellationToken);
        var capture = await bench.CaptureAsync(clip, cancellationToken);
        if (capture.Frames.Count == 0) return "no frames";
        var analysis = MotionAnalyzer.Analyze(capture, context);
        var model = (await bench.EstimatorAsync(cancellationToken)).ModelId;
        var sheet = new AnalysisSheet(AnalysisText.Title(Path.GetFileName(clip), model, analysis), capture, analysis);
        // The pipeline has seen every frame; only those to be shown are kept when the clip is decoded once more.
        var number = 0;
        await foreach (var frame in bench.Decoder.DecodeAsync(clip, info, damaged: null, cancellationToken))
        {
            using (frame)
            {
                var tile = Array.IndexOf(sheet.Shown, number++);
                if (tile >= 0) sheet.Show(tile, frame);
            }
        }

        await sheet.SaveAsync(path, cancellationToken);
        await File.WriteAllLinesAsync(Path.ChangeExtension(path, ".csv"), Rows(analysis), cancellationToken);
        return $"{analysis.Phases.Count} phases, {analysis.Segments.Count} segments, {analysis.Metrics.Count(metric => double.IsFinite(metric.Value))} of {analysis.Metrics.Count} metrics";
    }

    private static IEnumerable<string> Rows(MotionAnalysis analysis)
    {
        string[] keys = [.. analysis.ReportMetrics.Keys.Order(StringComparer.Ordinal)];
        yield return $"time,{string.Join(',', keys)}";
        for (var i = 0; i < analysis.Timestamps.Length; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{analysis.Timestamps[i]:F4},{string.Join(',', keys.Select(key => Cell(analysis.ReportMetrics[key][i])))}");
    }

    private static string Cell(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "";
}
