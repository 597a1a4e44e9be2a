using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The export of a mobility assessment.</summary>
internal sealed record MobilityExport : SeriesExport
{
    [SetsRequiredMembers]
    private MobilityExport(SeriesExport common, MotionAnalysis analysis)
        : base(common)
    {
        Score = MobilityNumbers.Score(analysis);
        Composite = MobilityNumbers.Composite(analysis);
        Metrics = MobilityNumbers.Raw(analysis);
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
    public IReadOnlyDictionary<string, double[]> ReportMetrics { get; }

    /// <summary>Adds the numbers of a mobility assessment.</summary>
    public static MobilityExport From(SeriesExport common, MotionAnalysis analysis) => new(common, analysis);
}
