using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The export of a run.</summary>
internal sealed record RunExport : SeriesExport
{
    [SetsRequiredMembers]
    private RunExport(SeriesExport common, MotionAnalysis analysis)
        : base(common)
    {
        Metrics = SegmentMetrics.PerSegment(analysis);
        ClipMetrics = RunNumbers.OfClip(analysis);
        CalculatedMetrics = RunTotals.From(analysis);
        ReportMetrics = analysis.ReportMetrics;
        Contact = RunNumbers.Contact(analysis);
        Units = RunNumbers.Units(common.Units);
        Report = RunNumbers.Report(analysis);
    }

    /// <summary>Metric key to one value per step; null where <c>quality.segments</c> of the details gives the reason.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double[]> Metrics { get; }

    /// <summary>Metric key to value, of the whole clip.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double> ClipMetrics { get; }

    /// <summary>Totals, and each metric over all steps.</summary>
    [JsonPropertyOrder(1)]
    public RunTotals CalculatedMetrics { get; }

    /// <summary>Report key to its series.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, double[]> ReportMetrics { get; }

    /// <summary>Whether a foot is on the ground, one per frame; null where it was not seen.</summary>
    [JsonPropertyOrder(1)]
    public bool?[] Contact { get; }

    /// <summary>Adds the numbers of a run.</summary>
    public static RunExport From(SeriesExport common, MotionAnalysis analysis) => new(common, analysis);
}
