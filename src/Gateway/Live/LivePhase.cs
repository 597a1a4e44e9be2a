namespace Aikynetix.Gateway.Live;

/// <summary>A phase that a live movement entered.</summary>
/// <param name="Phase">Name of the phase, as in the state.</param>
/// <param name="Time">Seconds from the first frame of the capture.</param>
/// <param name="Repetitions">Repetitions that were done by then.</param>
internal sealed record LivePhase(string Phase, double Time, int Repetitions);
