using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// What several lifts or repetitions of one clip say together: how much the last is slower than the fastest, and how much they differ
/// (biomechanics reference J.1, WL20). A scale that is wrong is wrong for all of them alike, so only their own noise counts.
/// </summary>
internal static class SetMetrics
{
    private const int Fewest = 2;
    private static readonly (double, double) Percent = (0, 100);

    /// <summary>The numbers of the clip: those of the main lift and, of two or more, those of the set.</summary>
    /// <param name="main">Metrics of the main lift.</param>
    /// <param name="segments">All lifts that did not fail, or all repetitions.</param>
    /// <param name="key">The speed by which they are compared.</param>
    /// <param name="noise">Standard deviation of one such speed, m/s, without its scale.</param>
    public static void Add(MetricTable main, IReadOnlyList<MovementSegment> segments, string key, double noise)
    {
        var speeds = segments.Select(segment => segment.Metrics.GetValueOrDefault(key, double.NaN)).Where(double.IsFinite).ToArray();
        if (speeds.Length < Fewest) return;
        var (best, mean) = (speeds.Max(), speeds.Average());
        var doubt = segments.Select(segment => segment.Quality.GetValueOrDefault(key)?.Reason).FirstOrDefault(reason => reason is not null);
        var loss = 100 * (best - speeds[^1]) / best;
        var variation = 100 * Math.Sqrt(speeds.Sum(speed => (speed - mean) * (speed - mean)) / (speeds.Length - 1)) / mean;
        var spread = 100 * noise / mean;
        main.Add("velocity_loss_set", loss, Around(loss, Math.Sqrt(2) * spread), Percent, null, doubt);

        // Noise alone spreads equal speeds, so the true spread is rather less than what was read.
        var clean = Math.Sqrt(Math.Max(0, (variation * variation) - (spread * spread)));
        var error = double.Hypot(spread, variation / 2) / Math.Sqrt(speeds.Length - 1);
        main.Add("speed_variation_set", variation, (Math.Max(0, Math.Min(clean, variation) - (Signals.Normal.NinetyPercent * error)), variation + (Signals.Normal.NinetyPercent * error)), (0, 200), null, doubt);
    }

    private static (double Low, double High) Around(double value, double deviation) =>
        (Math.Max(0, value - (Signals.Normal.NinetyPercent * deviation)), Math.Min(100, value + (Signals.Normal.NinetyPercent * deviation)));
}
