using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>The tempo of one repetition, which any view shows: it is read from the height of the hips alone.</summary>
internal static class TempoReadings
{
    // Share of the error of one sample's speed that is left in the spread of a whole descent.
    private const double UnevennessFactor = 0.85;

    // Getting under way and stopping are no unsteadiness: of the descent the middle counts, a tenth of the whole way from either end.
    private const double MiddleMargin = 0.05 / 0.9;

    /// <summary>All readings by metric key.</summary>
    public static IEnumerable<(string Key, Reading Reading)> Of(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        yield return ("descent_time", Span(scene, errors.Span, cycle.Start, cycle.DescentEnd));
        yield return ("bottom_time", Span(scene, errors.Stay, cycle.DescentEnd, cycle.AscentStart));
        yield return ("ascent_time", Span(scene, errors.Span, cycle.AscentStart, cycle.End));
        yield return ("descent_speed_cv", Unevenness(scene, errors, cycle));
    }

    private static Reading Span(SquatScene scene, Func<double, double, double> deviation, double from, double to) => new(
        scene.Body.Seconds(to) - scene.Body.Seconds(from),
        deviation(SampleScan.At(scene.HipSpeed, from), SampleScan.At(scene.HipSpeed, to)));

    // Jitter adds to the spread of speeds as a square, and is taken off again.
    private static Reading Unevenness(SquatScene scene, SquatErrors errors, SquatCycle cycle)
    {
        var (first, last) = ((int)Math.Ceiling(cycle.Start), (int)cycle.DescentEnd);
        var (high, low) = (SampleScan.At(scene.Hip, cycle.Start), SampleScan.At(scene.Hip, cycle.DescentEnd));
        var margin = MiddleMargin * (high - low);
        var middle = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => !(scene.Hip[i] > high - margin || scene.Hip[i] < low + margin)).ToArray();
        var speeds = middle.Select(i => scene.HipSpeed[i]).Where(double.IsFinite).ToArray();
        if (speeds.Length < 3 || speeds.Length < MobilityAnalyzer.SeenShare * middle.Length) return Reading.None;
        var mean = Math.Abs(speeds.Average());
        var spread = Math.Sqrt(speeds.Average(speed => Math.Pow(Math.Abs(speed) - mean, 2))) / mean;
        var jitter = errors.PairSpeed / mean;
        var cleared = Math.Sqrt(Math.Max(0, (spread * spread) - (jitter * jitter)));
        var independent = Math.Max(1, 2 * SquatErrors.Cutoff * scene.Body.Seconds(speeds.Length));
        return new Reading(cleared, UnevennessFactor * jitter / Math.Sqrt(independent));
    }
}
