using Aikynetix.Biomechanics;

namespace Aikynetix.Gateway.Sessions;

/// <summary>One phase of a movement.</summary>
/// <param name="Name">Name, e.g. <c>first_pull</c>.</param>
/// <param name="Start">Seconds of true time from the first frame; its place in the video is this × <c>quality.slow_motion</c>.</param>
/// <param name="End">Seconds of true time from the first frame; its place in the video is this × <c>quality.slow_motion</c>.</param>
internal sealed record PhaseBody(string Name, double Start, double End)
{
    /// <summary>The phase in the words of the API.</summary>
    public static PhaseBody From(MotionPhase phase) => new(phase.Name, phase.Start, phase.End);
}
