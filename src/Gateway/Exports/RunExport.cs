using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>The export of a run.</summary>
internal sealed record RunExport : SeriesExport
{
    [SetsRequiredMembers]
    private RunExport(SeriesExport common, OpenAnalysis analysis)
        : base(common)
    {
        Metrics = analysis.SegmentMetrics;
        ClipMetrics = RunNumbers.OfClip(analysis);
        CalculatedMetrics = RunTotals.From(analysis.Head, analysis.SegmentMetrics);
        ReportMetrics = analysis.ReportMetrics;
        var contact = RunContact.Of(analysis);
        Contact = RunContact.AsFlags(contact);
        Units = new Dictionary<string, string>(common.Units) { [RunContact.Key] = "1" };
        Report = new Dictionary<string, Series>(analysis.ReportMetrics) { [RunContact.Key] = contact };
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
    public IReadOnlyDictionary<string, Series> ReportMetrics { get; }

    /// <summary>Whether a foot is on the ground, one per frame; null where it was not seen.</summary>
    [JsonPropertyOrder(1)]
    public IAsyncEnumerable<bool?> Contact { get; }

    /// <summary>Adds the numbers of a run.</summary>
    public static RunExport From(SeriesExport common, OpenAnalysis analysis) => new(common, analysis);
}
