using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>The export of jumps.</summary>
internal sealed record JumpExport : SeriesExport
{
    [SetsRequiredMembers]
    private JumpExport(SeriesExport common, OpenAnalysis analysis)
        : base(common)
    {
        Metrics = analysis.SegmentMetrics;
        ClipMetrics = SegmentMetrics.OfClip(analysis);
        EndFrames = JumpFrames.Last(analysis.Head);
        WholeReportMetrics = analysis.ReportMetrics;
    }

    /// <summary>Metric key to one value per jump; null where <c>quality.segments</c> of the details gives the reason.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double[]> Metrics { get; }

    /// <summary>Metric key to value, of the whole clip.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double> ClipMetrics { get; }

    /// <summary>Last frame of each jump, from 0.</summary>
    [JsonPropertyOrder(1)]
    public IEnumerable<int> EndFrames { get; }

    /// <summary>Report key to its series over the whole clip.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, Series> WholeReportMetrics { get; }

    /// <summary>Adds the numbers of jumps.</summary>
    public static JumpExport From(SeriesExport common, OpenAnalysis analysis) => new(common, analysis);
}
