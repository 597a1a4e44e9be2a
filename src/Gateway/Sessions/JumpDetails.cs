using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The details of jumps.</summary>
internal sealed record JumpDetails : SessionDetails
{
    [SetsRequiredMembers]
    private JumpDetails(SessionDetails common, OpenAnalysis? analysis)
        : base(common)
    {
        Metrics = analysis?.SegmentMetrics ?? NoValues;
        ClipMetrics = analysis is null ? NoMetrics : SegmentMetrics.OfClip(analysis);
        BestJump = analysis?.Head.MainSegment;
        EndFrames = analysis is null ? [] : JumpFrames.Last(analysis.Head);
        WholeReportMetrics = analysis?.ReportMetrics ?? NoSeries;
    }

    /// <summary>Metric key to one value per jump in SI units; null where <c>quality.segments</c> gives the reason.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, double[]> Metrics { get; init; }

    /// <summary>Metric key to value, of the whole clip.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, double> ClipMetrics { get; init; }

    /// <summary>Name of the segment of the highest jump, whose verdicts <c>quality.metrics</c> holds, e.g. <c>jump_2</c>; null when there is no jump.</summary>
    [JsonPropertyOrder(1)]
    public required string? BestJump { get; init; }

    /// <summary>Last frame of each jump, from 0.</summary>
    [JsonPropertyOrder(1)]
    public required IEnumerable<int> EndFrames { get; init; }

    /// <summary>Report key to its series over the whole clip: <c>hipy</c>, <c>vhipy</c>, <c>ahipy</c>, <c>toey</c>, <c>vtoey</c>, <c>grf</c>.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyDictionary<string, Series> WholeReportMetrics { get; init; }

    /// <summary>Adds the numbers of jumps.</summary>
    public static JumpDetails From(SessionDetails common, OpenAnalysis? analysis) => new(common, analysis);
}
