namespace Aikynetix.Gateway.Reports;

/// <summary>From when to when a phase lasts, milliseconds of true time from the first frame; null where it was not found.</summary>
/// <param name="Start">Its beginning.</param>
/// <param name="End">Its end.</param>
internal sealed record PhaseSpan(double Start, double End);
