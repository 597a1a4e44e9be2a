namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>
/// Finds every fast upward movement of the bar (biomechanics reference D.3: speed peak above 0.6 m/s) and tells pulls, which start
/// far below the shoulders, from jerk drives, which start at them and end above the head. Squats are neither.
/// </summary>
internal static class BarEfforts
{
    /// <summary>Speed above which the track must have jumped: no lifter moves a bar this fast (D.9), m/s.</summary>
    public const double ImpossibleSpeed = 3.5;

    private const double PullSpeed = 0.6;
    private const double PullRise = 0.25;
    private const double PullDepth = 0.20;
    private const double DriveSpeed = 0.7;
    private const double DriveDepth = 0.20;
    private const double DriveTop = 0.08;

    /// <summary>One upward movement.</summary>
    /// <param name="Start">First sample with upward speed.</param>
    /// <param name="Peak">Sample of the greatest speed.</param>
    /// <param name="End">Last sample with upward speed.</param>
    /// <param name="Rise">How far the bar went up, metres.</param>
    internal readonly record struct Effort(int Start, int Peak, int End, double Rise);

    /// <summary>Movements from the floor or the hang, in order of time.</summary>
    public static IReadOnlyList<Effort> Pulls(LiftSignals signals) =>
    [
        .. Humps(signals.Speed, signals.Bar, PullSpeed, 0, signals.Length - 1).Where(effort =>
            effort.Rise > PullRise * signals.BodyHeight && StartsLow(signals, effort) && !OtherMovement.IsSquat(signals, effort)),
    ];

    /// <summary>Movements from the shoulders to overhead that start in a stretch and are fastest before its end, in order of time.</summary>
    public static IReadOnlyList<Effort> Drives(LiftSignals signals, int from, int until) =>
    [
        .. Humps(signals.Speed, signals.Bar, DriveSpeed, from, until).Where(effort =>
            effort.Peak < until
            && Math.Abs(signals.Bar[effort.Start] - ShouldersAt(signals, effort)) < DriveDepth * signals.BodyHeight
            && Above(signals, signals.ShoulderHeight, effort.End) > DriveTop * signals.BodyHeight),
    ];

    // A plate in front of the shoulders hides them until it has left them.
    private static double ShouldersAt(LiftSignals signals, Effort drive) =>
        signals.ShoulderHeight.AsSpan(drive.Start..(drive.End + 1)).ToArray().FirstOrDefault(double.IsFinite, double.NaN);

    private static double Above(LiftSignals signals, double[] landmark, int i) => signals.Bar[i] - landmark[i];

    // Without a view of the shoulders only the height above the floor can tell: below mid-thigh is a pull.
    private static bool StartsLow(LiftSignals signals, Effort effort)
    {
        var depth = -Above(signals, signals.ShoulderHeight, effort.Start);
        return double.IsNaN(depth) ? signals.Bar[effort.Start] < 0.45 * signals.BodyHeight : depth > PullDepth * signals.BodyHeight;
    }

    // A movement that is under way at the first sample belongs to what was before.
    private static IEnumerable<Effort> Humps(double[] speed, double[] bar, double threshold, int from, int until)
    {
        var begin = Math.Max(from, 0);
        while (begin > 0 && begin < speed.Length && speed[begin - 1] > 0 && speed[begin] > 0) begin++;
        for (var i = begin; i < speed.Length && i <= until; i++)
        {
            if (!(speed[i] > 0)) continue;
            var (start, peak) = (i, i);
            for (; i + 1 < speed.Length && speed[i + 1] > 0; i++)
            {
                if (speed[i + 1] > speed[peak]) peak = i + 1;
            }

            if (speed[peak] > threshold && speed[peak] <= ImpossibleSpeed) yield return new Effort(start, peak, i, bar[i] - bar[start]);
        }
    }
}
