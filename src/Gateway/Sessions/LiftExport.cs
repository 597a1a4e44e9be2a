using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The export of a lift.</summary>
internal sealed record LiftExport : SeriesExport
{
    [SetsRequiredMembers]
    private LiftExport(SeriesExport common, MotionAnalysis analysis)
        : base(common)
    {
        Metrics = analysis.Metrics;
        ReportMetrics = analysis.ReportMetrics;
    }

    /// <summary>Metric key to value, of the main lift; null where <c>quality</c> of the details gives the reason.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>Report key (<c>bar</c>, <c>vbar</c> …) to its series.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double[]> ReportMetrics { get; }

    /// <summary>Adds the numbers of a lift.</summary>
    public static LiftExport From(SeriesExport common, MotionAnalysis analysis) => new(common, analysis);
}
