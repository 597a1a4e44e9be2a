using System.Globalization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Commands;

/// <summary>Prints the metrics of an analysis for people: value and unit, or why there is none, and a column for each of several segments.</summary>
internal static class MetricsTable
{
    // As many columns as a terminal of ordinary width holds.
    private const int MaxColumns = 6;

    // A minute of running has two hundred steps; who wants them all reads the export.
    private const int MaxSegments = 2 * MaxColumns;

    /// <summary>Prints the tables and the warnings below them.</summary>
    public static void Print(TextWriter target, MotionAnalysis analysis)
    {
        var width = analysis.Metrics.Keys.Select(key => key.Length).DefaultIfEmpty(0).Max();
        foreach (var (key, value) in analysis.Metrics)
        {
            var reason = analysis.Quality.Metrics.GetValueOrDefault(key) is { Ok: false, Reason: { } why } ? why : "";
            var text = double.IsFinite(value) ? $"{Digits(value),12} {MetricUnits.Of(key),-5}" : $"{"–",12} {"",-5}";
            target.WriteLine($"{key.PadRight(width)} {text} {reason}".TrimEnd());
        }

        if (analysis.Segments.Count > 1)
            foreach (var some in analysis.Segments.Take(MaxSegments).Chunk(MaxColumns)) PrintSegments(target, some);
        if (analysis.Segments.Count - MaxSegments is > 0 and var more) target.WriteLine($"{more} more up to {analysis.Segments[^1].Name} are in the series.");
        foreach (var warning in analysis.Quality.Warnings) target.WriteLine($"! {warning}");
    }

    private static void PrintSegments(TextWriter target, MovementSegment[] segments)
    {
        var keys = segments.SelectMany(segment => segment.Metrics.Keys).Distinct();
        var rows = keys.Select(key => (string[])[key, MetricUnits.Of(key), .. segments.Select(segment => Cell(segment, key))]);
        target.WriteLine();
        TextTable.Print(target, [["", "", .. segments.Select(Head)], ["start", "s", .. segments.Select(segment => Digits(segment.Start))], .. rows]);
        target.WriteLine();
    }

    private static string Head(MovementSegment segment) => segment.Side is { } side ? $"{segment.Name} {side}" : segment.Name;

    private static string Cell(MovementSegment segment, string key)
    {
        if (!segment.Metrics.TryGetValue(key, out var value) || !double.IsFinite(value)) return "–";
        return segment.Quality.GetValueOrDefault(key) is { Ok: false } ? Digits(value) + " ?" : Digits(value);
    }

    private static string Digits(double value) =>
        value.ToString(Math.Abs(value) is >= 100 or 0 ? "F0" : Math.Abs(value) >= 0.1 ? "F2" : "G3", CultureInfo.InvariantCulture);
}
