using Aikynetix.Biomechanics;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Reports;

/// <summary>Everything from which a report is put together.</summary>
internal sealed record ReportSource
{
    /// <summary>The session.</summary>
    public required SessionView Session { get; init; }

    /// <summary>Its numbers.</summary>
    public required MotionAnalysis Analysis { get; init; }

    /// <summary>The athlete's profile; null when there is none any more.</summary>
    public required UserProfile? User { get; init; }

    /// <summary>Topic to the text that was written about it, in the language that was asked for.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>Completed sessions of the same athlete and exercise beside this one.</summary>
    public IReadOnlyList<SessionView> Others { get; init; } = [];

    /// <summary>Gives the link to the picture of a phase; null where there is no video.</summary>
    public required Func<string, string?> Picture { get; init; }

    /// <summary>A series of the analysis times a factor, one value per frame; NaN in all where there is no such series.</summary>
    public double[] Series(IReadOnlyDictionary<string, double[]> among, string key, double factor = 1) =>
        among.TryGetValue(key, out var series) ? factor == 1 ? series : Array.ConvertAll(series, value => value * factor) : Nothing();

    /// <summary>NaN for every frame.</summary>
    public double[] Nothing() => Array.ConvertAll(Analysis.Timestamps, _ => double.NaN);

    /// <summary>A number of the clip; NaN where it was not measured.</summary>
    public double Metric(string key) => Analysis.Metrics.GetValueOrDefault(key, double.NaN);

    /// <summary>The texts about the given topics.</summary>
    public IReadOnlyDictionary<string, string> About(IEnumerable<string> topics) =>
        topics.Where(Texts.ContainsKey).ToDictionary(topic => topic, topic => Texts[topic]);
}
