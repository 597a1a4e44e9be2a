namespace Aikynetix.Biomechanics;

/// <summary>What is known about the person in the picture; unknown values are null and make the metrics that need them null.</summary>
/// <param name="Height">Body height, metres.</param>
/// <param name="Mass">Body mass, kilograms; what no body can weigh counts as not known.</param>
/// <param name="IsFemale">Selects the table of segment masses; null uses the male table.</param>
public sealed record Athlete(double? Height = null, double? Mass = null, bool? IsFemale = null)
{
    /// <summary>Body mass, kilograms, above 0; null when not known.</summary>
    public double? Mass { get; init => field = value > 0 && double.IsFinite(value.Value) ? value : null; } = Mass > 0 && double.IsFinite(Mass.Value) ? Mass : null;
}
