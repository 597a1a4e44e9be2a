using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Mobility;

/// <summary>
/// Marks for an overhead squat (biomechanics reference G): the deep-squat criteria of the Functional Movement Screen as 0–3, and a
/// composite of 100 points whose parts fall in a straight line from their full mark to zero. The bounds beyond the screen's own words
/// are this product's.
/// </summary>
internal static class SquatScore
{
    private const double DeepThigh = 0;
    private const double ParallelTrunk = 10;
    private const double DowelOverFeet = 0.25;
    private const double HeelDown = 0.015;
    private const double FootFlat = 5;

    /// <summary>A part of the composite.</summary>
    /// <param name="Key">Its own metric key.</param>
    /// <param name="Metric">Metric that it judges, by magnitude for the dowel.</param>
    /// <param name="Weight">Points for a full mark.</param>
    /// <param name="Full">Value from which on it is full.</param>
    /// <param name="Zero">Value from which on it is nothing.</param>
    /// <param name="OfArms">Whether it can only be judged with the arms overhead.</param>
    internal sealed record Part(string Key, string Metric, double Weight, double Full, double Zero, bool OfArms = false)
    {
        /// <summary>Points for a value.</summary>
        public double Points(double value) => Weight * Math.Clamp((Zero - value) / (Zero - Full), 0, 1);

        /// <summary>Points with the deviation downward and upward that the reading's own leaves.</summary>
        public (double Points, double Down, double Up) Of(Reading reading)
        {
            var (value, worse) = (Judged(reading), Math.Sign(Zero - Full) * reading.Deviation);
            var points = Points(value);
            return (points, points - Points(value + worse), Points(value - worse) - points);
        }

        // Which way the dowel is off makes no difference.
        private double Judged(Reading reading) => Metric == "dowel_offset" ? Math.Abs(reading.Value) : reading.Value;
    }

    /// <summary>The parts of the composite.</summary>
    public static IReadOnlyList<Part> Parts { get; } =
    [
        new("composite_depth", "depth", 25, 0, 25),
        new("composite_trunk", "trunk_shin_difference", 20, 10, 35),
        new("composite_arms", "arm_flexion", 15, 165, 130, OfArms: true),
        new("composite_dowel", "dowel_offset", 15, 0.25, 0.8, OfArms: true),
        new("composite_heels", "heel_rise", 15, 0.015, 0.04),
        new("composite_control", "descent_speed_cv", 10, 0.25, 0.6),
    ];

    /// <summary>
    /// The score 0–3 with its interval: 3 when all criteria are met with the heels down, 2 when all others are met with the heels raised, be it
    /// on a board or by themselves, 1 when another one fails. Without a board nobody knows whether a 1 would become a 2 on it, so its
    /// interval reaches up to 2.
    /// </summary>
    /// <param name="of">The reading of a metric.</param>
    /// <param name="context">Pain and raised heels.</param>
    /// <returns>NaN when a criterion on which the score hangs was not seen.</returns>
    public static (double Value, (double Low, double High) Interval) Score(Func<string, Reading> of, MobilityContext context)
    {
        if (context.Pain) return (0, (0, 0));
        var (best, most) = (Level(-1), context.HeelsRaised ? 2 : 3);
        return (Level(0), (Level(1), double.IsNaN(best) ? most : best == 1 ? most - 1 : best));

        // Steps away from the measured values towards the bad, in half intervals.
        double Level(int worse)
        {
            var posture = All(Holds("depth", value => value < DeepThigh), Holds("trunk_shin_difference", value => value <= ParallelTrunk), Holds("dowel_offset", value => value <= DowelOverFeet));
            var heels = context.HeelsRaised ? false : All(Holds("heel_rise", value => value < HeelDown), Holds("foot_angle_change", value => value < FootFlat));
            return posture == false ? 1 : posture is null || heels is null ? double.NaN : heels.Value ? 3 : 2;

            bool? Holds(string key, Func<double, bool> criterion)
            {
                var reading = of(key);
                var size = key == "dowel_offset" ? Math.Abs(reading.Value) : reading.Value;
                return reading.IsKnown ? criterion(size + (worse * Normal.NinetyPercent * reading.Deviation)) : null;
            }
        }
    }

    // Unknown when one is and none of the others fails.
    private static bool? All(params ReadOnlySpan<bool?> criteria) => criteria.Contains(false) ? false : criteria.Contains(null) ? null : true;

    /// <summary>The composite 0–100 with its interval; without the arms the other parts are stretched to 100.</summary>
    /// <param name="of">The reading of a metric.</param>
    /// <param name="arms">Whether the arms count.</param>
    /// <returns>NaN when a part that counts was not seen.</returns>
    public static (double Value, (double Low, double High) Interval) Composite(Func<string, Reading> of, bool arms)
    {
        var (sum, down, up, weight) = (0.0, 0.0, 0.0, 0.0);
        foreach (var part in Parts.Where(part => arms || !part.OfArms))
        {
            var (points, below, above) = part.Of(of(part.Metric));
            (sum, weight) = (sum + points, weight + part.Weight);
            (down, up) = (double.Hypot(down, below), double.Hypot(up, above));
        }

        var (value, stretch) = (100 * sum / weight, 100 * Normal.NinetyPercent / weight);
        return (value, (Math.Max(0, value - (stretch * down)), Math.Min(100, value + (stretch * up))));
    }
}
