namespace Aikynetix.Gateway.Listening;

/// <summary>One address on which this server listens.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Host">A host as in a URL: an IP address, <c>localhost</c>, <c>unix:/path</c>; every other name means all interfaces.</param>
/// <param name="Port">The port; 0 for any free one.</param>
/// <param name="IsEncrypted">Whether it speaks TLS.</param>
internal sealed record ListeningPoint(ListeningKind Kind, string Host, int Port, bool IsEncrypted)
{
    /// <summary>Whether nobody outside this machine can reach it.</summary>
    public bool IsLoopback => Host is "localhost" or "127.0.0.1" or "[::1]" || Host.StartsWith("unix:", StringComparison.Ordinal);

    /// <summary>How its port is changed.</summary>
    public string Remedy => Kind switch
    {
        ListeningKind.Grpc => "Set another port for gRPC with AIKY_GRPC_PORT.",
        ListeningKind.Lan => "Set another port for the local network with AIKY_LAN_PORT.",
        _ => "Set another port with AIKY_PORT or another address with --urls.",
    };
}
