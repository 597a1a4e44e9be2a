using Aikynetix.Biomechanics;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Sessions;

/// <summary>What all completed runs of a user come to.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Demo">Whether these are the numbers of the demo.</param>
/// <param name="Sessions">Completed running sessions.</param>
/// <param name="TotalDistance">Metres, of those sessions whose distance is known; null when none is.</param>
/// <param name="TotalTime">Seconds of running, from the first contact of a clip to its last; null when no clip shows any.</param>
/// <param name="AverageDistance">Metres a session, of those whose distance is known.</param>
/// <param name="AverageTime">Seconds a session, of those that show running.</param>
/// <param name="AverageMetrics">Key of each metric of a run to its mean over the sessions, each counted by its time; null where no session has it.</param>
internal sealed record RunTotalBody(
    string UserId,
    bool Demo,
    int Sessions,
    double TotalDistance,
    double TotalTime,
    double AverageDistance,
    double AverageTime,
    IReadOnlyDictionary<string, double> AverageMetrics)
{
    private const string Distance = "total_distance";
    private const string Time = "total_time";

    /// <summary>The totals of completed runs.</summary>
    public static RunTotalBody Of(string userId, IReadOnlyList<SessionView> runs)
    {
        var numbers = runs.Select(run => run.Result!.Summary).ToList();
        var (distances, times) = (Known(numbers, Distance), Known(numbers, Time));
        return new RunTotalBody(
            userId, runs.Any(run => run.IsDemo), runs.Count, Sum(distances), Sum(times), Mean(distances), Mean(times),
            SegmentKeys.OfRun.ToDictionary(key => key, key => Weighted(numbers, key)));
    }

    private static double Weighted(List<IReadOnlyDictionary<string, double>> runs, string key)
    {
        var known = runs.Select(run => (Value: Value(run, key), Time: Value(run, Time))).Where(run => double.IsFinite(run.Value) && run.Time > 0).ToList();
        return known.Sum(run => run.Value * run.Time) / known.Sum(run => run.Time);
    }

    private static double[] Known(List<IReadOnlyDictionary<string, double>> runs, string key) => [.. runs.Select(run => Value(run, key)).Where(double.IsFinite)];

    private static double Value(IReadOnlyDictionary<string, double> run, string key) => run.GetValueOrDefault(key, double.NaN);

    private static double Sum(double[] values) => values.Length == 0 ? double.NaN : values.Sum();

    private static double Mean(double[] values) => values.Length == 0 ? double.NaN : values.Average();
}
