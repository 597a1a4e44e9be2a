using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Running;

/// <summary>A measured number and how far it may be off.</summary>
/// <param name="Value">The number; NaN when not measured.</param>
/// <param name="Random">Standard deviation of what differs from step to step.</param>
/// <param name="Shared">Standard deviation of what all steps of a clip share, such as its scale.</param>
/// <param name="OfFoot">Standard deviation of what the steps of one foot share: joints that the model sets beside their places.</param>
internal readonly record struct Reading(double Value, double Random, double Shared = 0, double OfFoot = 0)
{
    // A median of independent numbers varies by a quarter more than their mean; neighboring steps share an edge, whose error cancels in
    // part (set on simulated films). 1.4826 median deviations make a standard one.
    private const double MedianLoss = 0.78;
    private const double MedianToSigma = 1.4826;

    /// <summary>Nothing measured.</summary>
    public static Reading None { get; } = new(double.NaN, double.NaN);

    /// <summary>The 90 % interval.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            var half = Normal.NinetyPercent * double.Hypot(double.Hypot(Random, Shared), OfFoot);
            return (Value - half, Value + half);
        }
    }

    /// <summary>The median of many readings; it is as good as they agree, or as each of them promises, whichever is worse.</summary>
    /// <param name="readings">The readings of steps.</param>
    /// <param name="feet">Number of feet that they are of; joints of each are misplaced in a way of their own.</param>
    public static Reading Median(IEnumerable<Reading> readings, int feet = 1)
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
}
