using System.Globalization;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Sessions;

namespace Aikynetix.Gateway.Commands;

/// <summary>Prints the metrics of an analysis for people: value and unit, or why there is none.</summary>
internal static class MetricsTable
{
    /// <summary>Prints the table and the warnings below it.</summary>
    public static void Print(TextWriter target, MotionAnalysis analysis)
    {
        var width = analysis.Metrics.Keys.Select(key => key.Length).DefaultIfEmpty(0).Max();
        foreach (var (key, value) in analysis.Metrics)
        {
            var reason = analysis.Quality.Metrics.GetValueOrDefault(key) is { Ok: false, Reason: { } why } ? why : "";
            var text = double.IsFinite(value) ? $"{Digits(value),12} {LiftUnits.Of(key),-5}" : $"{"–",12} {"",-5}";
            target.WriteLine($"{key.PadRight(width)} {text} {reason}".TrimEnd());
        }

        foreach (var warning in analysis.Quality.Warnings) target.WriteLine($"! {warning}");
    }

    private static string Digits(double value) =>
        value.ToString(Math.Abs(value) is >= 100 or 0 ? "F0" : Math.Abs(value) >= 0.1 ? "F2" : "G3", CultureInfo.InvariantCulture);
}
