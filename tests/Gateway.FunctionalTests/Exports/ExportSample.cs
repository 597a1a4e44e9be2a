using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Exports;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Analyses;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Gateway.FunctionalTests.Exports;

/// <summary>Analyses of every activity, and their exports as bytes; a limb and a stretch of time are missing in all.</summary>
internal static class ExportSample
{
    /// <summary>The activities by name.</summary>
    public static TheoryData<string> Activities => ["Weightlifting", "Jumping", "Running", "Mobility"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the mathematics makes of a scripted athlete, with holes where it would have none.</summary>
    public static MotionAnalysis Of(string activity)
    {
        var athlete = new Athlete(1.75, 75);
        var analysis = activity switch
        {
            "Weightlifting" => MotionAnalyzer.Analyze(SyntheticLifter.Film(LiftScript.Reference(), new LifterOptions { PoseNoise = 1 }), new LiftContext(LiftExercise.Clean, 100, 0.45, athlete)),
            "Jumping" => MotionAnalyzer.Analyze(ScriptedMove.Jumps(), ActivityTable.Jumping.Context("Countermovement Jump", new MovementFacts(), athlete)),
            "Running" => MotionAnalyzer.Analyze(ScriptedMove.Run(), ActivityTable.Running.Context("Running", new MovementFacts { Speed = 3 }, athlete)),
            _ => MotionAnalyzer.Analyze(ScriptedMove.Squats(), ActivityTable.Mobility.Context("Overhead Squat", new MovementFacts(), athlete)),
        };
        Assert.All(analysis.Keypoints, series => Assert.Equal(analysis.Timestamps.Length, series.Value.Length));
        return analysis with { Keypoints = Holed(analysis.Keypoints), Angles = Holed(analysis.Angles), ReportMetrics = Holed(analysis.ReportMetrics) };
    }

    /// <summary>An analysis of so many frames with three keypoints and an angle that follow from the time; the times may be given.</summary>
    public static MotionAnalysis Long(int frames, double rate = 60, double[]? times = null)
    {
        times ??= [.. Enumerable.Range(0, frames).Select(frame => frame / rate)];
        double[] Wave(double size) => Array.ConvertAll(times, time => size * Math.Sin(time));
        return ScriptedAnalysis.Of("Jumping", 0) with
        {
            Timestamps = times,
            Keypoints = new Dictionary<string, double[]> { ["lknex"] = Wave(1), ["lkney"] = Wave(0.5), ["lknev"] = Wave(1) },
            Angles = new Dictionary<string, double[]> { ["lkne_angle"] = Wave(90) },
            ReportMetrics = new Dictionary<string, double[]> { ["hipy"] = Wave(0.9) },
        };
    }

    /// <summary>The export in a format, as it goes over the wire.</summary>
    public static async Task<byte[]> WriteAsync(string format, MotionAnalysis analysis, int version = 2)
    {
        using var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await ExportFormat.Parse(format).WriteAsync(pipe, ExportShape.Export(OpenAnalysis.Of(analysis), [], "scripted", version), Cancel);
        await pipe.CompleteAsync();
        return stream.ToArray();
    }

    /// <summary>The same as lines of text.</summary>
    public static async Task<string[]> LinesAsync(string format, MotionAnalysis analysis) =>
        Encoding.UTF8.GetString(await WriteAsync(format, analysis)).Split('\n')[..^1];

    /// <summary>Every series of the JSON export by its key, with NaN for null.</summary>
    public static async Task<Dictionary<string, double[]>> JsonAsync(MotionAnalysis analysis)
    {
        using var json = JsonDocument.Parse(await WriteAsync("json", analysis));
        var groups = new[] { "keypoints", "angles", "report_metrics", "whole_report_metrics" }.Where(name => json.RootElement.TryGetProperty(name, out _));
        var series = groups.SelectMany(name => json.RootElement.GetProperty(name).EnumerateObject()).ToDictionary(one => one.Name, one => Numbers(one.Value));
        series["time"] = Numbers(json.RootElement.GetProperty("all_timestamps"));
        if (json.RootElement.TryGetProperty("contact", out var contact))
            series["contact"] = [.. contact.EnumerateArray().Select(one => one.ValueKind switch { JsonValueKind.True => 1.0, JsonValueKind.False => 0, _ => double.NaN })];
        return series;
    }

    /// <summary>Fails unless both are the same within 1e-3, and unknown at the same places.</summary>
    public static void Same(string name, IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var row = 0; row < expected.Count; row++)
            Assert.True(double.IsNaN(expected[row]) ? double.IsNaN(actual[row]) : Math.Abs(expected[row] - actual[row]) <= 1e-3, $"{name}[{row}]: {expected[row]} or {actual[row]}");
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Null ? double.NaN : one.GetDouble())];

    private static Dictionary<string, double[]> Holed(IReadOnlyDictionary<string, double[]> group) => group.ToDictionary(
        one => one.Key,
        one => one.Key.EndsWith('v') ? one.Value : [.. one.Value.Select((value, row) => one.Key.StartsWith("rwri", StringComparison.Ordinal) || row is >= 20 and < 31 ? double.NaN : value)]);
}
