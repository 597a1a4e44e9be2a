namespace Aikynetix.WebRtc;

/// <summary>What one session's encryption let through and what not.</summary>
/// <param name="Accepted">Packets that were authentic and new.</param>
/// <param name="AuthenticationFailures">Packets whose signature was wrong.</param>
/// <param name="Replays">Packets that came a second time, or too late to tell.</param>
/// <param name="Malformed">Packets too odd to be any, or from more senders than one peer may have.</param>
/// <param name="Addresses">Addresses that the peer was seen at and that lead here.</param>
public sealed record TransportStatistics(long Accepted, long AuthenticationFailures, long Replays, long Malformed, int Addresses);
