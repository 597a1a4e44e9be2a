using Aikynetix.Biomechanics.Calibration;

namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// The runner as a mass on a spring whose force is half a sine in contact (Morin and others; biomechanics reference E.3): force and
/// stiffness from times alone. Holds for running only, that is with time in the air.
/// </summary>
internal static class SpringMass
{
    /// <summary>Length of the leg as a share of body height.</summary>
    public const double LegShare = 0.53;

    /// <summary>Greatest vertical force, newtons.</summary>
    /// <param name="mass">Body mass, kilograms.</param>
    /// <param name="contact">Contact time, seconds.</param>
    /// <param name="flight">Flight time, seconds.</param>
    public static double GreatestForce(double mass, double contact, double flight) =>
        mass * GravityScale.Gravity * Math.PI / 2 * ((flight / contact) + 1);

    /// <summary>How far the centre of mass sinks in contact, metres; both sources of sign errors in print would make it 21 cm instead of 6.</summary>
    public static double Drop(double contact, double flight) =>
        (GreatestForce(1, contact, flight) * contact * contact / (Math.PI * Math.PI)) - (GravityScale.Gravity * contact * contact / 8);

    /// <summary>How far the centre of mass rises and falls in a step, metres.</summary>
    public static double Rise(double contact, double flight) => Drop(contact, flight) + (GravityScale.Gravity * flight * flight / 8);

    /// <summary>How far the leg is pressed together, metres; NaN when the leg could not span the contact.</summary>
    /// <param name="leg">Length of the leg, metres.</param>
    /// <param name="speed">Running speed, m/s.</param>
    /// <param name="contact">Contact time, seconds.</param>
    /// <param name="flight">Flight time, seconds.</param>
    public static double LegPress(double leg, double speed, double contact, double flight)
    {
        var half = speed * contact / 2;
        return leg - Math.Sqrt((leg * leg) - (half * half)) + Drop(contact, flight);
    }

    /// <summary>Vertical stiffness, N/m.</summary>
    public static double VerticalStiffness(double mass, double contact, double flight) =>
        GreatestForce(mass, contact, flight) / Drop(contact, flight);

    /// <summary>Stiffness of the leg, N/m.</summary>
    public static double LegStiffness(double mass, double leg, double speed, double contact, double flight) =>
        GreatestForce(mass, contact, flight) / LegPress(leg, speed, contact, flight);
}
