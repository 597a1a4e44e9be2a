using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>Forces, power and work of a lift from the bar's vertical movement (biomechanics reference D.5; Garhammer's bar power).</summary>
internal static class BarKinetics
{
    /// <summary>Ground reaction beyond this many system weights is an artefact (D.9).</summary>
    public const double LargestReaction = 4;

    /// <summary>
    /// System weights beyond which a ground reaction is doubtful though not impossible: a round figure above the one and a half to two that
    /// are usual in a pull.
    /// </summary>
    public const double UnusualReaction = 2.5;

    /// <summary>System weights below 0 that noise makes of feet in the air; a lower force is an artefact.</summary>
    public const double ReactionNoise = 0.25;

    /// <summary>Vertical force on the bar in newtons: m(g + a).</summary>
    public static double Force(double mass, double acceleration) => mass * (GravityScale.Gravity + acceleration);

    /// <summary>Power delivered to the bar in watts: m(g + a)·v.</summary>
    public static double Power(double mass, double acceleration, double speed) => Force(mass, acceleration) * speed;

    /// <summary>Work done on the bar in joules between two moments: m·g·Δy + ½m·Δ(v²).</summary>
    public static double Work(double mass, double rise, double speedBefore, double speedAfter) =>
        mass * ((GravityScale.Gravity * rise) + (((speedAfter * speedAfter) - (speedBefore * speedBefore)) / 2));

    /// <summary>Weight of athlete and bar, newtons; NaN without a body mass.</summary>
    public static double Weight(LiftContext lift) => ((lift.Athlete.Mass ?? double.NaN) + lift.BarbellMass) * GravityScale.Gravity;

    /// <summary>Ground reaction under both feet in newtons, athlete and bar together, as it comes: who uses it judges whether it can be.</summary>
    /// <param name="bodyMass">Kilograms.</param>
    /// <param name="bodyAcceleration">Vertical acceleration of the athlete's centre of mass, m/s².</param>
    /// <param name="barMass">Kilograms.</param>
    /// <param name="barAcceleration">Vertical acceleration of the bar, m/s².</param>
    public static double GroundReaction(double bodyMass, double bodyAcceleration, double barMass, double barAcceleration) =>
        Force(bodyMass, bodyAcceleration) + Force(barMass, barAcceleration);
}
