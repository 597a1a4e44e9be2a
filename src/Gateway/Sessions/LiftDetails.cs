using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The details of a lift.</summary>
internal sealed record LiftDetails : SessionDetails
{
    [SetsRequiredMembers]
    private LiftDetails(SessionDetails common, OpenAnalysis? analysis)
        : base(common) => (Metrics, ReportMetrics) = (analysis?.Head.Metrics ?? NoMetrics, analysis?.ReportMetrics ?? NoSeries);

    /// <summary>Metric key to value in SI units, of the main lift; null where <c>quality</c> gives the reason.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Report key to its series: <c>bar</c>, <c>vbar</c>, <c>abar</c>, <c>barx</c>, <c>hipy</c>, <c>vhipy</c>, <c>ahipy</c>, <c>grf</c>, <c>power</c>.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, Series> ReportMetrics { get; init; }

    /// <summary>Adds the numbers of a lift.</summary>
    public static LiftDetails From(SessionDetails common, OpenAnalysis? analysis) => new(common, analysis);
}
