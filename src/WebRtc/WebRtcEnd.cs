namespace Aikynetix.WebRtc;

/// <summary>Why a session is over.</summary>
public enum WebRtcEnd
{
    /// <summary>The peer said goodbye.</summary>
    ClosedByPeer,

    /// <summary>The peer fell silent without a goodbye.</summary>
    Vanished,

    /// <summary>The peer never finished connecting.</summary>
    NeverConnected,

    /// <summary>Who connected was not who made the offer: its certificate is another.</summary>
    WrongCertificate,

    /// <summary>This side closed it.</summary>
    Closed,

    /// <summary>The encryption broke down: no common ground in the handshake, or a fatal alert.</summary>
    Failed,
}
