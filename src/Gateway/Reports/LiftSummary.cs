using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aikynetix.Gateway.Reports;

/// <summary>The summary of a lift; all series are of the main lift, one value per frame.</summary>
internal sealed record LiftSummary : SummaryBody
{
    [SetsRequiredMembers]
    private LiftSummary(ReportSource source)
        : base(source)
    {
        Velocity = new LiftVelocity(ValueRange.Of(Shown(source, "vbar")));
        Power = new LiftPower(ValueRange.Of(Shown(source, "grf")), ValueRange.Of(Shown(source, "power")));
        var height = Shown(source, "bar");
        Stability = new LiftStability(
            source.Metric("total_time"), new BarHeight(ValueRange.Of(height).Max, height), new BarTrajectory(Shown(source, "barx"), height));
    }

    /// <summary>How fast the bar was.</summary>
    [JsonPropertyOrder(1)]
    public LiftVelocity Velocity { get; }

    /// <summary>What drove it.</summary>
    [JsonPropertyOrder(1)]
    public LiftPower Power { get; }

    /// <summary>How it travelled.</summary>
    [JsonPropertyOrder(1)]
    public LiftStability Stability { get; }

    /// <summary>Puts the summary together.</summary>
    public static SummaryBody From(ReportSource source) => new LiftSummary(source);

    // A bar that is dropped afterwards would be the fastest of all.
    private static double[] Shown(ReportSource source, string key)
    {
        var (analysis, series) = (source.Analysis, source.Series(source.Analysis.ReportMetrics, key));
        return analysis.Segments.FirstOrDefault(segment => segment.Name == analysis.MainSegment) is { } lift
            ? [.. series.Where((_, frame) => analysis.Timestamps[frame] >= lift.Start && analysis.Timestamps[frame] <= lift.End)]
            : series;
    }
}
