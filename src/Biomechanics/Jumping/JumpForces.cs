using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>
/// Upward speed and acceleration of the centre of mass while there is contact, in metres (biomechanics reference F.3), from parabolas over
/// a fixed time that never reach across a landing, where the force jumps; in flight it is a falling body. They do reach across take-off: there
/// the force has fallen to nothing by itself, within the last 50–80 ms, and what follows is as much a part of its course as what is before.
/// </summary>
internal sealed class JumpForces
{
    /// <summary>Length of the parabolas, seconds: long enough for a few per cent of force at 2 px of noise, short enough for a push.</summary>
    public const double Window = 0.16;

    // A landing is over sooner.
    private const double LandingWindow = 0.12;

    private JumpForces(int length)
    {
        (Speed, Acceleration) = (new double[length], new double[length]);
        Array.Fill(Speed, double.NaN);
        Array.Fill(Acceleration, double.NaN);
    }

    /// <summary>Metres per second.</summary>
    public double[] Speed { get; }

    /// <summary>Metres per second squared.</summary>
    public double[] Acceleration { get; }

    /// <summary>Computes both through a clip.</summary>
    /// <param name="signals">The centre of mass.</param>
    /// <param name="jumps">The jumps, for the moments in which the force jumps.</param>
    public static JumpForces Of(JumpSignals signals, IReadOnlyList<JumpMarks> jumps)
    {
        var forces = new JumpForces(signals.Length);
        var from = 0.0;
        var window = Window;
        foreach (var jump in jumps)
        {
            if (jump.Contact.Found)
            {
                forces.Fit(signals, from, jump.Contact.Place, window);
                (from, window) = (jump.Contact.Place, Window);
            }

            var off = jump.TakeOff.Found ? jump.TakeOff.Place : jump.Flight.Off;
            var landing = jump.Landing.Found ? jump.Landing.Place : jump.Flight.On;
            forces.Fit(signals, from, Math.Min(off + (window * signals.Rate / 2), landing), window);
            forces.Fly(signals, jump, landing);
            from = landing;
            if (!jump.Damping.Found) continue;
            forces.Fit(signals, from, jump.Damping.Place, LandingWindow);
            from = jump.Damping.Place;
        }

        forces.Fit(signals, from, signals.Length, Window);
        return forces;
    }

    private void Fit(JumpSignals signals, double from, double to, double seconds)
    {
        var (first, last) = (Math.Max(0, (int)Math.Ceiling(from)), Math.Min(signals.Length - 1, (int)Math.Ceiling(to) - 1));
        if (last - first < 2) return;
        var window = Math.Max(5, (2 * (int)Math.Round(seconds * signals.Rate / 2)) + 1);
        var part = signals.Centre.AsSpan(first, last - first + 1);
        var scale = signals.Scene.Scale.Body;
        var speed = SavitzkyGolay.FirstDerivative(part, signals.Interval, window);
        var acceleration = SavitzkyGolay.SecondDerivative(part, signals.Interval, window);
        for (var i = 0; i < speed.Length; i++) (Speed[first + i], Acceleration[first + i]) = (scale * speed[i], scale * acceleration[i]);
    }

    private void Fly(JumpSignals signals, JumpMarks jump, double landing)
    {
        var off = jump.TakeOff.Found ? jump.TakeOff.Place : jump.Flight.Off;
        for (var i = Math.Max(0, (int)Math.Ceiling(off)); i < landing && i < signals.Length; i++)
        {
            if (double.IsNaN(jump.Path.Peak)) return;
            (Speed[i], Acceleration[i]) = (GravityScale.Gravity * (jump.Path.Peak - i) * signals.Interval, -GravityScale.Gravity);
        }
    }
}
