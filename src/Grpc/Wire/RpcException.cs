namespace Aikynetix.Grpc.Wire;

/// <summary>Ends a call with a status other than OK: thrown by a handler on the server, and by a call on the client.</summary>
/// <param name="code">How the call ended.</param>
/// <param name="message">A sentence for people; on the server it is sent to the caller, so it holds no secrets.</param>
/// <param name="trailers">What is told beside the status; null for nothing.</param>
/// <param name="cause">What led to it; never sent.</param>
public sealed class RpcException(StatusCode code, string message, Metadata? trailers = null, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>How the call ended; never <see cref="StatusCode.Ok"/>.</summary>
    public StatusCode Code { get; } = code != StatusCode.Ok ? code : throw new ArgumentOutOfRangeException(nameof(code), "OK is no failure.");

    /// <summary>What was told beside the status.</summary>
    public Metadata Trailers { get; } = trailers ?? new Metadata();
}
