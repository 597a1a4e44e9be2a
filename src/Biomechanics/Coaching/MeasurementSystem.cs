namespace Aikynetix.Biomechanics.Coaching;

/// <summary>The units in which texts give numbers.</summary>
public enum MeasurementSystem
{
    /// <summary>Metres, kilograms, newtons.</summary>
    Metric,

    /// <summary>Inches, feet a second, pounds, pounds-force.</summary>
    Imperial,
}
