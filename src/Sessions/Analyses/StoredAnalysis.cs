namespace Aikynetix.Sessions.Analyses;

/// <summary>Where an analysis was stored.</summary>
/// <param name="Name">Name of its blob.</param>
/// <param name="Sha256">SHA-256 by which it is believed, 64 lowercase hex digits: of its index, which has those of the series in it.</param>
public sealed record StoredAnalysis(string Name, string Sha256);
