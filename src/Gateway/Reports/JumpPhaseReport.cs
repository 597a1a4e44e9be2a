namespace Aikynetix.Gateway.Reports;

/// <summary>When a phase of a jump begins.</summary>
/// <param name="VideoFrame">The frame of that moment, from 0; null where it was not found.</param>
/// <param name="GraphPhase">Its place on the times of the graphs, s; null where it was not found.</param>
/// <param name="ImageUrl">Short-lived signed link to the picture of that moment; null where it was not found or there is no video.</param>
internal sealed record JumpPhaseReport(int? VideoFrame, double GraphPhase, string? ImageUrl);
