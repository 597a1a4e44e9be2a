namespace Aikynetix.Biomechanics.Jumping;

/// <summary>What the user said about a jump.</summary>
/// <param name="Exercise">The jump that the clip is said to show.</param>
/// <param name="Athlete">What is known about the jumper.</param>
public sealed record JumpContext(JumpExercise Exercise, Athlete Athlete) : MovementContext(Athlete);
