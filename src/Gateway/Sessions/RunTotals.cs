using System.Text.Json.Serialization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>What a run comes to: totals, and under the key of each metric its <see cref="SpreadBody"/> over all steps.</summary>
internal sealed record RunTotals
{
    private const string Distance = "total_distance";
    private const string Time = "total_time";

    /// <summary>Metres; null where the speed is unknown.</summary>
    public required double TotalDistance { get; init; }

    /// <summary>Seconds from the first contact to the last.</summary>
    public required double TotalTime { get; init; }

    /// <summary><c>rearfoot</c>, <c>midfoot</c> or <c>forefoot</c> by the median strike angle; null where it was not seen.</summary>
    public required string? Footstrike { get; init; }

    /// <summary>Metric key to <c>{avg, min, max}</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, object> Metrics { get; init; } = [];

    /// <summary>Keys that are told here and not among the metrics of the clip.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Distance, Time];

    /// <summary>The totals of an analysis.</summary>
    public static RunTotals From(MotionAnalysis analysis) => new()
    {
        TotalDistance = analysis.Metrics.GetValueOrDefault(Distance, double.NaN),
        TotalTime = analysis.Metrics.GetValueOrDefault(Time, double.NaN),
        Footstrike = Strike(analysis.Metrics.GetValueOrDefault("foot_strike_angle", double.NaN)),
        Metrics = SegmentMetrics.PerSegment(analysis).ToDictionary(metric => metric.Key, object (metric) => SpreadBody.Of(metric.Value)),
    };

    // Altman and Davis 2012: the angle between foot and ground at contact, less that of the flat foot.
    private static string? Strike(double degrees) => degrees switch
    {
        > 8 => "rearfoot",
        >= -1.6 => "midfoot",
        < -1.6 => "forefoot",
        _ => null,
    };
}
