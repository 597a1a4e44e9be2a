using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>Finds what follows a landing (biomechanics reference F.1): its lowest point, and standing still again.</summary>
/// <param name="signals">The body.</param>
/// <param name="flight">The flight before.</param>
/// <param name="last">Last sample that may belong to the jump.</param>
internal sealed class JumpRecovery(JumpSignals signals, Flight flight, int last)
{
    private const double DampingWindow = 0.10;
    private const double StillSpeed = 0.05;
    private const double StillHeight = 0.03;
    private const double StillTime = 0.3;
    private const double UsualHeight = 1.7;

    /// <summary>Place of the lowest point after a landing; NaN when the clip does not show it.</summary>
    public double Damping(double landing)
    {
        // From parabolas that do not reach back across landing: the low-pass would carry the fall into what follows.
        var first = Math.Max(0, (int)Math.Ceiling(landing));
        var end = Math.Min(signals.Length - 1, flight.NextBottom + (int)(0.2 * signals.Rate));
        if (end - first < 3) return double.NaN;
        var window = Math.Max(3, (2 * (int)Math.Round(DampingWindow * signals.Rate / 2)) + 1);
        var speed = SavitzkyGolay.FirstDerivative(signals.Centre.AsSpan(first, end - first + 1), signals.Interval, window);
        var late = SampleScan.FirstRise(speed, 0, 0, speed.Length - 1);

        // Braking ends sharply and standing up begins slowly, so where the smoothed speed passes zero is late: the braking is carried on.
        var (near, far) = (late - (0.6 * DampingWindow * signals.Rate), late - (DampingWindow * signals.Rate));
        var (atNear, atFar) = (SampleScan.At(speed, near), SampleScan.At(speed, far));
        var carried = near - (atNear * (near - far) / (atNear - atFar));
        return Math.Min(first + (carried >= near && carried <= late ? carried : late), last);
    }

    /// <summary>Place from which the athlete stands still again; NaN when that was not seen.</summary>
    /// <param name="damping">Place of the lowest point after the landing.</param>
    /// <param name="standing">Height of the centre of mass in quiet standing before the jump; NaN when that was not seen.</param>
    public double Recuperation(double damping, double standing)
    {
        if (double.IsNaN(damping)) return double.NaN;
        var meter = signals.Scene.Scale.IsMetric ? 1 / signals.Scene.Scale.Body : signals.BodyHeight / UsualHeight;
        var jitter = 2.5 * signals.CentreNoise * 2 * Math.PI * 3.5 * Math.Sqrt(Math.Min(1, 12 / signals.Rate));
        var slow = Math.Max(StillSpeed * meter, jitter);
        var needed = (int)(StillTime * signals.Rate);
        if (double.IsNaN(standing)) standing = After((int)damping, needed);
        var run = 0;
        for (var i = (int)damping + 1; i <= last; i++)
        {
            var isStill = Math.Abs(signals.Speed[i]) < slow && Math.Abs(signals.Smooth[i] - standing) < StillHeight * meter;
            run = isStill ? run + 1 : 0;
            if (run > needed) return i - needed;
        }

        return double.NaN;
    }

    // Height of standing after the jump: at the end of the clip, or the highest place before the next jump.
    private double After(int damping, int needed)
    {
        if (last == signals.Length - 1) return OrderStatistics.Median(signals.Smooth.TakeLast(needed + 1));
        var highest = SampleScan.ArgMax(signals.Smooth, damping, last);
        return highest < 0 ? double.NaN : signals.Smooth[highest];
    }
}
