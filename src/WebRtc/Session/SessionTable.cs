using System.Collections.Concurrent;

namespace Aikynetix.WebRtc.Session;

/// <summary>Finds the session of a datagram: a check by the fragment it names, everything else by where it comes from.</summary>
internal sealed class SessionTable
{
    private readonly ConcurrentDictionary<string, WebRtcSession> _byFragment = new();
    private readonly ConcurrentDictionary<PeerAddress, WebRtcSession> _byAddress = new();
    private readonly Dictionary<string, WebRtcSession> _all = [];
    private readonly Lock _lock = new();
    private WebRtcSession[] _snapshot = [];

    /// <summary>Every session that has not ended.</summary>
    public IReadOnlyList<WebRtcSession> All => Volatile.Read(ref _snapshot);

    /// <summary>Addresses that lead to a session.</summary>
    public int Addresses => _byAddress.Count;

    public void Add(WebRtcSession session)
    {
        lock (_lock)
        {
            _all.Add(session.Id, session);
            Volatile.Write(ref _snapshot, [.. _all.Values]);
        }
    }

    public void AddFragment(string fragment, WebRtcSession session) => _byFragment[fragment] = session;

    public void RemoveFragment(string fragment) => _byFragment.TryRemove(fragment, out _);

    public WebRtcSession? FindByFragment(string fragment) => _byFragment.GetValueOrDefault(fragment);

    /// <summary>Leads an address to a session; a port that a peer uses anew leads to its newest session.</summary>
    public void AddAddress(PeerAddress address, WebRtcSession session) => _byAddress[address] = session;

    public void RemoveAddress(PeerAddress address, WebRtcSession session) => _byAddress.TryRemove(KeyValuePair.Create(address, session));

    public WebRtcSession? FindByAddress(PeerAddress address) => _byAddress.GetValueOrDefault(address);

    public void Remove(WebRtcSession session)
    {
        lock (_lock)
        {
            if (_all.Remove(session.Id)) Volatile.Write(ref _snapshot, [.. _all.Values]);
        }
    }
}
