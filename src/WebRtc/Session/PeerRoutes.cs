using System.Net;

namespace Aikynetix.WebRtc.Session;

/// <summary>Where one peer is: the address that answers go to, and all from which it may speak.</summary>
internal sealed class PeerRoutes(SessionTable table, WebRtcSession session)
{
    /// <summary>Most addresses that lead to one session; a phone has three or four, and each network change adds as many.</summary>
    public const int Most = 16;

    private readonly List<PeerAddress> _known = [];
    private PeerAddress _chosen;

    /// <summary>Where answers go; null before the first check.</summary>
    public SocketAddress? Chosen { get; private set; }

    /// <summary>Addresses that lead to the session.</summary>
    public int Count => _known.Count;

    /// <summary>Takes an address whose check has passed; it becomes the chosen one when it is the first or the peer says so.</summary>
    public void Add(SocketAddress from, bool choose)
    {
        var address = PeerAddress.From(from);
        if ((Chosen is null || choose) && (Chosen is null || address != _chosen)) (Chosen, _chosen) = (PeerAddress.Copy(from), address);
        table.AddAddress(address, session);
        if (_known.Contains(address)) return;
        _known.Add(address);
        if (_known.Count <= Most) return;
        var oldest = _known[0] == _chosen ? _known[1] : _known[0];
        _known.Remove(oldest);
        table.RemoveAddress(oldest, session);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        foreach (var address in _known) table.RemoveAddress(address, session);
        _known.Clear();
        Chosen = null;
    }
}
