namespace Aikynetix.Biomechanics.Running;

/// <summary>What the user said about a run.</summary>
/// <param name="Incline">Slope of the belt or of the ground, degrees, uphill positive.</param>
/// <param name="Speed">Speed of the belt or over ground, m/s, &gt; 0; null when not told.</param>
/// <param name="Athlete">What is known about the runner.</param>
public sealed record RunContext(double Incline, double? Speed, Athlete Athlete) : MovementContext(Athlete);
