using System.Collections.Concurrent;

namespace Aikynetix.Gateway.Live;

/// <summary>The connections on which somebody watches, by their keys: watching outlives the request that the key let in.</summary>
internal sealed class LiveViewers
{
    private readonly ConcurrentDictionary<Viewer, byte> _viewers = new();

    /// <summary>The keys by which somebody watches, each once.</summary>
    public IReadOnlyCollection<string> Keys => [.. _viewers.Keys.Select(viewer => viewer.KeyId).Distinct(StringComparer.Ordinal)];

    /// <summary>Takes note of a viewer until what this answers is disposed.</summary>
    /// <param name="keyId">Id of the key by which it watches.</param>
    /// <param name="shutOut">Ends its watching; called at most once, not after the end of the note, and must not wait.</param>
    public IDisposable Enter(string keyId, Action shutOut)
    {
        var viewer = new Viewer(keyId, shutOut, this);
        _viewers.TryAdd(viewer, 0);
        return viewer;
    }

    /// <summary>Shuts out everybody who watches by one of these keys.</summary>
    public void ShutOut(IReadOnlySet<string> keyIds)
    {
        foreach (var viewer in _viewers.Keys)
            if (keyIds.Contains(viewer.KeyId)) viewer.ShutOut();
    }

    private sealed class Viewer(string keyId, Action shutOut, LiveViewers viewers) : IDisposable
    {
        private readonly Lock _gate = new();
        private bool _isOver;

        public string KeyId => keyId;

        public void ShutOut()
        {
            lock (_gate)
            {
                if (_isOver) return;
                _isOver = true;
                shutOut();
            }
        }

        public void Dispose()
        {
            lock (_gate) _isOver = true;
            viewers._viewers.TryRemove(this, out _);
        }
    }
}
