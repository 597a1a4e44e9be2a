namespace Aikynetix.Biomechanics.Live;

/// <summary>What was said about a live capture when it began.</summary>
/// <param name="Activity">The activity as the API names it, e.g. <c>Weightlifting</c>.</param>
/// <param name="Exercise">The exercise as the API names it, e.g. <c>snatch</c> or <c>squat</c>; any name is allowed, unknown ones count bending and standing up.</param>
/// <param name="BarbellMass">Bar and plates together, kilograms, &gt; 0; null without a bar or when not known.</param>
/// <param name="PlateDiameter">Outer diameter of the largest plate, metres; null when not known, plates then give no scale.</param>
/// <param name="Athlete">What is known about the person.</param>
public sealed record LiveContext(string Activity, string Exercise, double? BarbellMass, double? PlateDiameter, Athlete Athlete);
