namespace Aikynetix.WebRtc;

/// <summary>What came to the server's UDP port since it was opened.</summary>
/// <param name="Datagrams">Everything that arrived.</param>
/// <param name="Strangers">Datagrams that belong to no session, or are none of STUN, DTLS and RTP.</param>
/// <param name="Forged">Checks that named a session but not its password.</param>
/// <param name="Faults">Datagrams whose handling failed unexpectedly; should be 0.</param>
/// <param name="LostSends">Datagrams that the system refused to send.</param>
/// <param name="ReceiveBuffer">Bytes that the system holds for the port.</param>
public sealed record WebRtcServerStatistics(long Datagrams, long Strangers, long Forged, long Faults, long LostSends, int ReceiveBuffer);
