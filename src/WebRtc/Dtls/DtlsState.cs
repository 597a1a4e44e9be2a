namespace Aikynetix.WebRtc.Dtls;

/// <summary>How far a DTLS connection has come.</summary>
internal enum DtlsState
{
    /// <summary>The handshake has not ended.</summary>
    Connecting,

    /// <summary>Keys are agreed.</summary>
    Connected,

    /// <summary>The peer said goodbye.</summary>
    ClosedByPeer,

    /// <summary>It broke down.</summary>
    Failed,

    /// <summary>This side ended it.</summary>
    Disposed,
}
