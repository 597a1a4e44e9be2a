using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>The export of a lift.</summary>
internal sealed record LiftExport : SeriesExport
{
    [SetsRequiredMembers]
    private LiftExport(SeriesExport common, OpenAnalysis analysis)
        : base(common)
    {
        Metrics = analysis.Head.Metrics;
        ReportMetrics = analysis.ReportMetrics;
    }

    /// <summary>Metric key to value, of the main lift; null where <c>quality</c> of the details gives the reason.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>Report key (<c>bar</c>, <c>vbar</c> …) to its series.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, Series> ReportMetrics { get; }

    /// <summary>Adds the numbers of a lift.</summary>
    public static LiftExport From(SeriesExport common, OpenAnalysis analysis) => new(common, analysis);
}
