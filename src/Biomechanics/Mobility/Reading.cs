using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>A measured number and how far it may be from the truth.</summary>
/// <param name="Value">In the metric's unit; NaN when not measured.</param>
/// <param name="Random">Standard deviation of what differs from repetition to repetition: jitter of the keypoints.</param>
/// <param name="Shared">Standard deviation of what is the same in all repetitions of a clip: camera roll, scale.</param>
internal readonly record struct Reading(double Value, double Random, double Shared = 0)
{
    /// <summary>Not measured.</summary>
    public static Reading None { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether there is a value, and its error is known.</summary>
    public bool IsKnown => double.IsFinite(Value) && double.IsFinite(Deviation);

    /// <summary>Standard deviation of the whole error.</summary>
    public double Deviation => double.Hypot(Random, Shared);

    /// <summary>90 % interval.</summary>
    public (double Low, double High) Interval =>
        (Value - (Normal.NinetyPercent * Deviation), Value + (Normal.NinetyPercent * Deviation));

    /// <summary>
    /// The middle reading of several repetitions, or between the two middle ones: its jitter is that of one or two repetitions, since
    /// repetitions differ by more than jitter.
    /// </summary>
    public static Reading Median(IEnumerable<Reading> readings)
    {
        var sorted = readings.Where(reading => reading.IsKnown).OrderBy(reading => reading.Value).ToArray();
        if (sorted.Length == 0) return None;
        var (low, high) = (sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
        var random = sorted.Length % 2 == 1 ? low.Random : double.Hypot(low.Random, high.Random) / 2;
        return new Reading((low.Value + high.Value) / 2, random, (low.Shared + high.Shared) / 2);
    }
}
