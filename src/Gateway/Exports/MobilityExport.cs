using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>The export of a mobility assessment.</summary>
internal sealed record MobilityExport : SeriesExport
{
    [SetsRequiredMembers]
    private MobilityExport(SeriesExport common, OpenAnalysis analysis)
        : base(common)
    {
        Score = MobilityNumbers.Score(analysis.Head);
        Composite = MobilityNumbers.Composite(analysis.Head);
        Metrics = MobilityNumbers.Raw(analysis.Head);
        ReportMetrics = analysis.ReportMetrics;
    }

    /// <summary>Score of the movement, 0–3; null where it has none.</summary>
    [JsonPropertyOrder(1)]
    public double Score { get; }

    /// <summary>How much of the movement succeeds, 0–100; null where it has none.</summary>
    [JsonPropertyOrder(1)]
    public double Composite { get; }

    /// <summary>Metric key to value: the angles and distances behind the score.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>Report key to its series.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, Series> ReportMetrics { get; }

    /// <summary>Adds the numbers of a mobility assessment.</summary>
    public static MobilityExport From(SeriesExport common, OpenAnalysis analysis) => new(common, analysis);
}
