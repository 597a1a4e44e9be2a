namespace Aikynetix.Gateway.Listening;

/// <summary>What an address is for.</summary>
internal enum ListeningKind
{
    /// <summary>Everything over HTTP/1.1, and HTTP/2 where it is encrypted.</summary>
    Web,

    /// <summary>gRPC: HTTP/2 without encryption, and so without anything else.</summary>
    Grpc,

    /// <summary>Everything, encrypted with our own certificate, for phones in the same network.</summary>
    Lan,
}
