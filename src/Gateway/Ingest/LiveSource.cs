using Aikynetix.Pose;
using Aikynetix.WebRtc;

namespace Aikynetix.Gateway.Ingest;

/// <summary>One connection of a camera to its capture; a later connection takes its place.</summary>
internal sealed class LiveSource : IEncodedFrameSink, IDisposable
{
    private readonly LiveSession _session;
    private readonly CancellationTokenSource _replaced = new();

    internal LiveSource(LiveSession session, int number)
    {
        (_session, Number) = (session, number);
        // Kept: the source of the token may be gone when somebody looks at it.
        Replaced = _replaced.Token;
    }

    /// <summary>Fires when another connection has taken the place of this one, or the capture has ended.</summary>
    public CancellationToken Replaced { get; }

    /// <summary>Number of the connection within its capture.</summary>
    internal int Number { get; }

    /// <summary>Hands on one unit; never waits. Units of a connection that was replaced are ignored.</summary>
    public void OnFrame(EncodedFrame frame) => _session.Take(this, frame, null);

    /// <summary>Hands on one unit of a device that counts them; what was taken before is ignored.</summary>
    public void OnFrame(EncodedFrame frame, ulong sequence) => _session.Take(this, frame, sequence);

    /// <summary>The camera has gone; the capture waits for it to come back.</summary>
    public void Dispose() => _session.Detach(this);

    internal void Replace() => _replaced.Cancel();
}
