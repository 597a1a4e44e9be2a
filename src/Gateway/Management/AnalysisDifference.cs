using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Management;

/// <summary>What two analyses of one session say differently.</summary>
internal sealed record AnalysisDifference
{
    /// <summary>The session, 32 lowercase hex digits.</summary>
    public required string SessionId { get; init; }

    /// <summary>The first analysis.</summary>
    public required AnalysisBody From { get; init; }

    /// <summary>The second analysis.</summary>
    public required AnalysisBody To { get; init; }

    /// <summary>Metric key to its values of the clip.</summary>
    public required IReadOnlyDictionary<string, MetricDifference> Metrics { get; init; }

    /// <summary>Name of each lift, jump, step or repetition that both found to its metrics.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, MetricDifference>> Segments { get; init; }

    /// <summary>Names of the segments that only the first found.</summary>
    public required IReadOnlyList<string> OnlyInFrom { get; init; }

    /// <summary>Names of the segments that only the second found.</summary>
    public required IReadOnlyList<string> OnlyInTo { get; init; }

    /// <summary>Compares two analyses.</summary>
    public static AnalysisDifference Between(string sessionId, (AnalysisBody Body, MotionAnalysis Numbers) from, (AnalysisBody Body, MotionAnalysis Numbers) to)
    {
        var (first, second) = (from.Numbers.Segments.ToDictionary(one => one.Name), to.Numbers.Segments.ToDictionary(one => one.Name));
        return new AnalysisDifference
        {
            SessionId = sessionId,
            From = from.Body,
            To = to.Body,
            Metrics = MetricDifference.Between((from.Numbers.Metrics, from.Numbers.Quality.Metrics), (to.Numbers.Metrics, to.Numbers.Quality.Metrics)),
            Segments = first.Keys.Where(second.ContainsKey).ToDictionary(
                name => name, name => MetricDifference.Between((first[name].Metrics, first[name].Quality), (second[name].Metrics, second[name].Quality))),
            OnlyInFrom = [.. first.Keys.Where(name => !second.ContainsKey(name))],
            OnlyInTo = [.. second.Keys.Where(name => !first.ContainsKey(name))],
        };
    }
}
