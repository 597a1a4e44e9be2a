using System.Numerics;
using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Sheets;

/// <summary>Which curves of an analysis are drawn together: heights, speeds, forces, joint angles, feet, and whatever else the activity reports.</summary>
internal static class AnalysisCurves
{
    private const int MostOthers = 3;

    private static readonly Vector3 Main = new(255, 230, 90);
    private static readonly Vector3 Second = new(130, 235, 140);
    private static readonly Vector3 Third = new(230, 140, 235);

    private static readonly (string Title, string[] Keys)[] Together =
    [
        ("height m", ["bar", "hipy", "toey"]),
        ("speed m/s", ["vbar", "vhipy", "vtoey"]),
        ("force N", ["grf"]),
        ("power W", ["power"]),
    ];

    // Drawn nowhere: accelerations and the way sideways say little to the eye beside speed and the frames.
    private static readonly string[] Quiet = ["abar", "ahipy", "barx"];

    /// <summary>Charts from top to bottom; those without a value are left out.</summary>
    public static IReadOnlyList<(string Title, Curve[] Curves)> Of(MotionAnalysis analysis)
    {
        var charts = new List<(string Title, Curve[] Curves)>();
        foreach (var (title, keys) in Together) charts.Add((title, Named(analysis.ReportMetrics, keys, [Main, Second, Third])));
        foreach (var (title, joint) in new[] { ("knee °", "kne"), ("hip °", "hip"), ("ankle °", "ank") })
            charts.Add((title, Sides(analysis.Angles, $"l{joint}_angle", $"r{joint}_angle")));
        var feet = Sides(analysis.Keypoints, "lheey", "rheey").Concat(Named(analysis.Keypoints, ["ltoey", "rtoey"], [new(255, 200, 150), new(180, 230, 255)]));
        if (analysis.Activity != "Weightlifting") charts.Add(($"heel toe {analysis.KeypointUnit}", [.. feet]));
        var known = Together.SelectMany(chart => chart.Keys).Concat(Quiet).ToHashSet(StringComparer.Ordinal);
        charts.AddRange(analysis.ReportMetrics.Keys.Where(key => !known.Contains(key)).Order(StringComparer.Ordinal).Take(MostOthers)
            .Select(key => (key, Named(analysis.ReportMetrics, [key], [Main]))));
        return [.. charts.Select(chart => (chart.Title, Curves: chart.Curves.Where(curve => curve.HasValues).ToArray())).Where(chart => chart.Curves.Length > 0)];
    }

    private static Curve[] Sides(IReadOnlyDictionary<string, double[]> series, string left, string right) =>
        Named(series, [left, right], [SkeletonDrawing.Left, SkeletonDrawing.Right]);

    private static Curve[] Named(IReadOnlyDictionary<string, double[]> series, string[] keys, Vector3[] colors) =>
        [.. keys.Select((key, i) => (key, colors[i])).Where(pair => series.ContainsKey(pair.key)).Select(pair => new Curve(pair.key, series[pair.key], pair.Item2))];
}
