namespace Aikynetix.Biomechanics;

/// <summary>One phase of a movement.</summary>
/// <param name="Name">Name as the API gives it, e.g. <c>first_pull</c>.</param>
/// <param name="Start">Seconds from the first frame.</param>
/// <param name="End">Seconds from the first frame, at or after <paramref name="Start"/>.</param>
public sealed record MotionPhase(string Name, double Start, double End);
