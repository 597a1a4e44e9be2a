namespace Aikynetix.Grpc.Server;

/// <summary>
/// Marks an endpoint that anyone may call without a key: its messages are small, and its callers must send at the pace that the server asks of any request,
/// so that nobody holds memory by announcing much and then falling silent.
/// </summary>
/// <param name="MaxMessageBytes">Bytes that one request may have; what the host allows for all methods holds too.</param>
public sealed record OpenToAll(int MaxMessageBytes)
{
    /// <summary>Enough for any name that a tool asks about.</summary>
    public static OpenToAll Small { get; } = new(64 << 10);
}
