namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>Constants.</summary>
internal static class LiftErrors
{
    /// <summary>The constants of a metric.</summary>
    public static LiftError Of(string key) => new(Share: 0.05);
}
