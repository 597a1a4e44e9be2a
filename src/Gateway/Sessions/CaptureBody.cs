using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Sessions;

/// <summary>The live capture of a session, as the API tells it.</summary>
/// <param name="Stream">Name under which the camera sent.</param>
/// <param name="Ingest">How the pictures came in: <c>webrtc</c> or <c>grpc</c>.</param>
/// <param name="StartedAtIso">When the first picture was taken in, RFC 3339.</param>
/// <param name="EndedAtIso">When it was over or was found broken off, RFC 3339; null while it runs.</param>
/// <param name="EndReason">Why it ended; null while it runs and where it broke off.</param>
internal sealed record CaptureBody(string Stream, string Ingest, string StartedAtIso, string? EndedAtIso, string? EndReason)
{
    /// <summary>The capture in the words of the API.</summary>
    public static CaptureBody From(SessionCapture capture) => new(
        capture.Stream, capture.Ingest, CreatedAt.Iso(capture.StartedAt), capture.EndedAt is { } ended ? CreatedAt.Iso(ended) : null, capture.EndReason);
}
