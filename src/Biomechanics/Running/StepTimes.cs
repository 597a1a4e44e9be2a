using Aikynetix.Biomechanics.Metrics;

namespace Aikynetix.Biomechanics.Running;

/// <summary>What follows from the times of a step, the speed and the length of the leg, with errors carried through by finite differences.</summary>
/// <param name="Landing">Seconds.</param>
/// <param name="Leaving">Seconds.</param>
/// <param name="Next">Landing of the other foot, seconds; NaN when unknown.</param>
/// <param name="NextOwn">Landing of the same foot, seconds; NaN when unknown.</param>
/// <param name="OtherContact">Seconds that the other foot then stays; NaN when unknown.</param>
/// <param name="Speed">m/s; NaN when unknown.</param>
/// <param name="Leg">Length of the leg, metres; NaN when unknown.</param>
internal readonly record struct StepTimes(double Landing, double Leaving, double Next, double NextOwn, double OtherContact, double Speed, double Leg)
{
    private const double Difference = 1e-4;

    /// <summary>Seconds on the ground.</summary>
    public double Contact => Leaving - Landing;

    /// <summary>Seconds in the air; below 0 while both feet are on the ground.</summary>
    public double Flight => Next - Leaving;

    /// <summary>Seconds from landing to landing.</summary>
    public double Step => Next - Landing;

    /// <summary>Seconds from a landing to that of the same foot.</summary>
    public double Stride => NextOwn - Landing;

    /// <summary>A formula of these with its error.</summary>
    /// <param name="formula">The number.</param>
    /// <param name="edge">Standard deviation of one event, seconds.</param>
    /// <param name="speed">Standard deviation of the speed as a share of it.</param>
    /// <param name="leg">Standard deviation of the length of the leg as a share of it.</param>
    /// <param name="isOneScale">Whether the error of the leg is a part of that of the speed: both come by the same scale.</param>
    /// <param name="alike">Standard deviation of what all landings, and what all leavings, are placed wrong by alike, seconds.</param>
    public Reading Read(Func<StepTimes, double> formula, double edge, double speed, double leg, bool isOneScale, (double Landing, double Leaving) alike)
    {
        var times = this;
        var value = formula(times);
        double By(StepTimes moved) => double.IsFinite(formula(moved)) ? (formula(moved) - value) / Difference : 0;
        var landing = By(times with { Landing = Landing + Difference });
        var leaving = By(times with { Leaving = Leaving + Difference });
        var next = By(times with { Next = Next + Difference });
        var own = By(times with { NextOwn = NextOwn + Difference });
        var other = Math.Sqrt(2) * By(times with { OtherContact = OtherContact + Difference });
        var random = edge * Math.Sqrt((landing * landing) + (leaving * leaving) + (next * next) + (own * own) + (other * other));
        var bySpeed = Finite(By(times with { Speed = Speed + Difference }) * Speed);
        var byLeg = Finite(By(times with { Leg = Leg + Difference }) * Leg);
        var (common, alone) = isOneScale ? (leg, Math.Sqrt(Math.Max(0, Square(speed) - Square(leg)))) : (0, speed);
        var byScale = double.Hypot((common * bySpeed) + (leg * byLeg), Finite(alone) * bySpeed);

        // Edges are placed alike in all steps, so a part of their error stays in the median.
        var placed = double.Hypot(alike.Landing * (landing + next + own), alike.Leaving * (leaving + (other / Math.Sqrt(2))));
        return new Reading(value, random, double.Hypot(placed, byScale));
    }

    private static double Square(double value) => value * value;

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
