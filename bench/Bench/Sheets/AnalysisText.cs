using System.Globalization;
using System.Numerics;
using Aikynetix.Biomechanics;

namespace Aikynetix.Bench.Sheets;

/// <summary>The words of an analysis sheet: metrics with intervals and reasons, segments, warnings.</summary>
internal static class AnalysisText
{
    private const int MostSegments = 16;

    private static readonly Vector3 Plain = new(230, 232, 235);
    private static readonly Vector3 Doubtful = new(255, 205, 100);
    private static readonly Vector3 Missing = new(160, 120, 120);

    /// <summary>What stands before the picture: clip, model, view, scale.</summary>
    public static string Title(string clip, string model, MotionAnalysis analysis) => string.Create(
        CultureInfo.InvariantCulture,
        $"{clip}  {analysis.Activity} / {analysis.Exercise}  {model}  {analysis.Quality.FramesPerSecond:F1} f/s  {analysis.Quality.View}  scale {analysis.Quality.ScaleSource}  bar {analysis.Quality.BarSource}  {analysis.Segments.Count} segments");

    /// <summary>One line per metric.</summary>
    public static IEnumerable<(string Text, Vector3 Color)> Metrics(MotionAnalysis analysis) => analysis.Metrics.Keys
        .Order(StringComparer.Ordinal).Select(key => Line(key, analysis.Metrics[key], analysis.Quality.Metrics.GetValueOrDefault(key)));

    /// <summary>Segments with their metrics, and warnings, as lines of at most so many letters.</summary>
    public static IEnumerable<(string Text, Vector3 Color)> Below(MotionAnalysis analysis, int letters)
    {
        foreach (var segment in analysis.Segments.Take(MostSegments))
        {
            var values = segment.Metrics.Where(metric => double.IsFinite(metric.Value)).Select(metric => $"{metric.Key} {Number(metric.Value)}");
            var text = string.Create(CultureInfo.InvariantCulture, $"{segment.Name} {segment.Side} {segment.Start:F3}-{segment.End:F3}: {string.Join(", ", values)}");
            foreach (var line in Wrap(text, letters)) yield return (line, Plain);
        }

        if (analysis.Segments.Count > MostSegments) yield return ($"and {analysis.Segments.Count - MostSegments} segments more", Plain);
        foreach (var line in analysis.Quality.Warnings.SelectMany(warning => Wrap($"! {warning}", letters))) yield return (line, Doubtful);
    }

    private static (string Text, Vector3 Color) Line(string key, double value, MetricQuality? verdict)
    {
        if (!double.IsFinite(value)) return ($"{key}: {verdict?.Reason}", Missing);
        var interval = verdict is { } known && double.IsFinite(known.Low) ? $" [{Number(known.Low)} {Number(known.High)}]" : "";
        return ($"{key} {Number(value)}{interval}{(verdict is { Ok: false } ? $" ? {verdict.Reason}" : "")}", verdict is { Ok: false } ? Doubtful : Plain);
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "F0" : Math.Abs(value) >= 10 ? "F1" : "F3", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Wrap(string text, int letters)
    {
        while (text.Length > letters)
        {
            var at = text.LastIndexOf(' ', letters);
            if (at <= 4) at = letters;
            yield return text[..at];
            text = $"    {text[at..].TrimStart()}";
        }

        yield return text;
    }
}
