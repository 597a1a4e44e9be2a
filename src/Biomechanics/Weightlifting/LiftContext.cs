namespace Aikynetix.Biomechanics.Weightlifting;

/// <summary>What the user said about a lift.</summary>
/// <param name="Exercise">The lift that the clip is said to show.</param>
/// <param name="BarbellMass">Bar and plates together, kilograms, &gt; 0.</param>
/// <param name="PlateDiameter">Outer diameter of the largest plate, metres (0.45 for bumpers).</param>
/// <param name="Athlete">What is known about the lifter.</param>
public sealed record LiftContext(LiftExercise Exercise, double BarbellMass, double PlateDiameter, Athlete Athlete)
    : MovementContext(Athlete);
