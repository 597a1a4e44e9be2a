using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The details of a run.</summary>
internal sealed record RunDetails : SessionDetails
{
    [SetsRequiredMembers]
    private RunDetails(SessionDetails common, OpenAnalysis? analysis)
        : base(common)
    {
        Metrics = analysis?.SegmentMetrics ?? NoValues;
        ClipMetrics = analysis is null ? NoMetrics : RunNumbers.OfClip(analysis);
        CalculatedMetrics = analysis is null ? null : RunTotals.From(analysis.Head, analysis.SegmentMetrics);
        ReportMetrics = analysis?.ReportMetrics ?? NoSeries;
    }

    /// <summary>Metric key to one value per step in SI units; null where <c>quality.segments</c> gives the reason.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, double[]> Metrics { get; init; }

    /// <summary>Metric key to value, of the whole clip.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, double> ClipMetrics { get; init; }

    /// <summary>Totals, and each metric over all steps; null until the session is completed.</summary>
    [JsonPropertyOrder(1)]
    public required RunTotals? CalculatedMetrics { get; init; }

    /// <summary>Report key to its series.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, Series> ReportMetrics { get; init; }

    /// <summary>Adds the numbers of a run.</summary>
    public static RunDetails From(SessionDetails common, OpenAnalysis? analysis) => new(common, analysis);
}
