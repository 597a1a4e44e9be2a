namespace Aikynetix.Biomechanics;

/// <summary>What is known about the person in the picture; unknown values are null and make the metrics that need them null.</summary>
/// <param name="Height">Body height, metres.</param>
/// <param name="Mass">Body mass, kilograms.</param>
/// <param name="IsFemale">Selects the table of segment masses; null uses the male table.</param>
public sealed record Athlete(double? Height = null, double? Mass = null, bool? IsFemale = null);
