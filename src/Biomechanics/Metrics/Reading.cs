using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Metrics;

/// <summary>A measured number of one step or repetition, and how far it may be from the truth.</summary>
/// <param name="Value">In the metric's unit; NaN when not measured.</param>
/// <param name="Random">Standard deviation of what differs from one to the next: jitter of the keypoints.</param>
/// <param name="Shared">Standard deviation of what is the same in all of a clip: camera roll, scale.</param>
/// <param name="OfFoot">Standard deviation of what the steps of one foot share: joints that the model sets beside their places.</param>
internal readonly record struct Reading(double Value, double Random, double Shared = 0, double OfFoot = 0)
{
    // A median of independent numbers varies by a quarter more than their mean; neighboring steps share an edge, whose error cancels in
    // part (set on simulated films). 1.4826 median deviations make a standard one.
    private const double MedianLoss = 0.78;
    private const double MedianToSigma = 1.4826;

    /// <summary>Not measured.</summary>
    public static Reading None { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether there is a value, and its error is known.</summary>
    public bool IsKnown => double.IsFinite(Value) && double.IsFinite(Deviation);

    /// <summary>Standard deviation of the whole error.</summary>
    public double Deviation => double.Hypot(double.Hypot(Random, Shared), OfFoot);

    /// <summary>90 % interval.</summary>
    public (double Low, double High) Interval => Normal.Interval(Value, Deviation);

    /// <summary>The median of many steps, which are alike; it is as good as they agree, or as each of them promises, whichever is worse.</summary>
    /// <param name="readings">The readings of steps.</param>
    /// <param name="feet">Number of feet that they are of; joints of each are misplaced in a way of their own.</param>
    public static Reading OfSteps(IEnumerable<Reading> readings, int feet = 1)
    {
        var seen = readings.Where(reading => double.IsFinite(reading.Value)).ToArray();
        if (seen.Length == 0) return None;
        var middle = OrderStatistics.Median(seen.Select(reading => reading.Value));
        var spread = MedianToSigma * OrderStatistics.Median(seen.Select(reading => Math.Abs(reading.Value - middle)));
        var random = Math.Max(seen.Length > 4 ? spread : 0, OrderStatistics.Median(seen.Select(reading => reading.Random)));
        var loss = seen.Length > 2 ? MedianLoss : 1;
        return new Reading(
            middle,
            loss * random / Math.Sqrt(seen.Length),
            OrderStatistics.Median(seen.Select(reading => reading.Shared)),
            OrderStatistics.Median(seen.Select(reading => reading.OfFoot)) / Math.Sqrt(feet));
    }

    /// <summary>
    /// The middle reading of a few repetitions, or between the two middle ones: its jitter is that of one or two repetitions, since
    /// repetitions differ by more than jitter.
    /// </summary>
    public static Reading OfRepetitions(IEnumerable<Reading> readings)
    {
        var sorted = readings.Where(reading => reading.IsKnown).OrderBy(reading => reading.Value).ToArray();
        if (sorted.Length == 0) return None;
        var (low, high) = (sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
        var random = sorted.Length % 2 == 1 ? low.Random : double.Hypot(low.Random, high.Random) / 2;
        return new Reading((low.Value + high.Value) / 2, random, (low.Shared + high.Shared) / 2, (low.OfFoot + high.OfFoot) / 2);
    }
}
