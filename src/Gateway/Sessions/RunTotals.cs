using System.Text.Json.Serialization;
using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>
/// What a run comes to: totals, and under the key of each metric its <see cref="SpreadBody"/>, whose <c>avg</c> is the value of the whole run
/// that <c>quality.metrics</c> judges.
/// </summary>
internal sealed record RunTotals
{
    private const string Distance = "total_distance";
    private const string Time = "total_time";
    private const string Strike = "footstrike";

    /// <summary>Metres; null where the speed is unknown.</summary>
    public required double TotalDistance { get; init; }

    /// <summary>Seconds from the first contact to the last.</summary>
    public required double TotalTime { get; init; }

    /// <summary><c>rearfoot</c>, <c>midfoot</c> or <c>forefoot</c>; null where it was not seen or lies between two.</summary>
    public required string? Footstrike { get; init; }

    /// <summary>Metric key to <c>{avg, min, max}</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, object> Metrics { get; init; } = [];

    /// <summary>Keys that are told here and not among the metrics of the clip.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Distance, Time, Strike];

    /// <summary>The totals of an analysis.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="ofSteps">Metric key to one value per step.</param>
    public static RunTotals From(MotionAnalysis analysis, IReadOnlyDictionary<string, double[]> ofSteps) => new()
    {
        TotalDistance = analysis.Metrics.GetValueOrDefault(Distance, double.NaN),
        TotalTime = analysis.Metrics.GetValueOrDefault(Time, double.NaN),
        Footstrike = analysis.Metrics.GetValueOrDefault(Strike) switch { 1 => "rearfoot", 2 => "midfoot", 3 => "forefoot", _ => null },
        Metrics = SegmentKeys.OfRun.ToDictionary(key => key, object (key) => SpreadBody.Of(analysis.Metrics.GetValueOrDefault(key, double.NaN), ofSteps.GetValueOrDefault(key, []))),
    };
}
