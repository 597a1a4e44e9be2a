using System.Collections.Concurrent;

namespace Aikynetix.Sessions.Captures;

/// <summary>Captures of this process that were let go before they were at rest, with the ends that were told: somebody must finish them.</summary>
internal sealed class LeftCaptures
{
    private readonly ConcurrentDictionary<string, EndNote?> _ends = new();

    /// <summary>Sessions whose captures were left and are not at rest.</summary>
    public IReadOnlyList<string> SessionIds => [.. _ends.Keys];

    /// <summary>Leaves a capture: nothing in this process touches it any more.</summary>
    /// <param name="sessionId">Its session.</param>
    /// <param name="end">How it ended, which a full disk may have kept from being noted; null when nobody said.</param>
    public void Add(string sessionId, EndNote? end) => _ends[sessionId] = end;

    /// <summary>How the capture ended as it was told in this process.</summary>
    public EndNote? FindEnd(string sessionId) => _ends.GetValueOrDefault(sessionId);

    /// <summary>Says that the capture is at rest.</summary>
    public void Remove(string sessionId) => _ends.TryRemove(sessionId, out _);
}
