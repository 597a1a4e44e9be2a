using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>One phase of a movement.</summary>
/// <param name="Name">Name, e.g. <c>first_pull</c>.</param>
/// <param name="Start">Seconds from the first frame.</param>
/// <param name="End">Seconds from the first frame.</param>
internal sealed record PhaseBody(string Name, double Start, double End)
{
    /// <summary>The phase in the words of the API.</summary>
    public static PhaseBody From(MotionPhase phase) => new(phase.Name, phase.Start, phase.End);
}
