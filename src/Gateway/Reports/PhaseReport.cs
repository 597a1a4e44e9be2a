namespace Aikynetix.Gateway.Reports;

/// <summary>When a phase of a lift is reached.</summary>
/// <param name="ImageUrl">Short-lived signed link to the picture of that moment; null where the moment was not found or there is no video.</param>
/// <param name="TimeMs">Milliseconds of true time from the first frame; null where the moment was not found.</param>
/// <param name="AverageTimeMs">
/// Where the athlete usually reaches it on the clock of this clip: lift-off of this lift plus the mean time from lift-off (in a jerk from the start
/// of the dip) over the athlete's completed sessions of the same exercise, this one included, the newest 50 at most; null where lift-off was not found.
/// </param>
internal sealed record PhaseReport(string? ImageUrl, double TimeMs, double AverageTimeMs);
