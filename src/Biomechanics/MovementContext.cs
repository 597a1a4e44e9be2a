namespace Aikynetix.Biomechanics;

/// <summary>What the user said about a clip; each activity adds its own facts, and the type says which activity it is.</summary>
/// <param name="Athlete">What is known about the person in the picture.</param>
public abstract record MovementContext(Athlete Athlete);
