using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The details of a mobility assessment.</summary>
internal sealed record MobilityDetails : SessionDetails
{
    [SetsRequiredMembers]
    private MobilityDetails(SessionDetails common, OpenAnalysis? analysis)
        : base(common)
    {
        Metrics = analysis is null ? NoMetrics : MobilityNumbers.Raw(analysis.Head);
        ReportMetrics = analysis?.ReportMetrics ?? NoSeries;
        Score = analysis is null ? double.NaN : MobilityNumbers.Score(analysis.Head);
        Composite = analysis is null ? double.NaN : MobilityNumbers.Composite(analysis.Head);
    }

    /// <summary>Score of the movement, 0–3; null where <c>quality</c> gives the reason, or the exercise has none.</summary>
    [JsonPropertyOrder(1)]
    public required double Score { get; init; }

    /// <summary>How much of the movement succeeds, 0–100; null where <c>quality</c> gives the reason, or the exercise has none.</summary>
    [JsonPropertyOrder(1)]
    public required double Composite { get; init; }

    /// <summary>Metric key to value: the angles and distances behind the score; null where <c>quality</c> gives the reason.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Report key to its series.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, Series> ReportMetrics { get; init; }

    /// <summary>Adds the numbers of an assessment.</summary>
    public static MobilityDetails From(SessionDetails common, OpenAnalysis? analysis) => new(common, analysis);
}
