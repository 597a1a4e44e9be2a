using System.Net;

namespace Aikynetix.WebRtc.Ice;

/// <summary>Where the server can be reached, as it stands: a machine gets its addresses late, and others when it changes its network.</summary>
/// <param name="choose">Looks for the addresses.</param>
/// <param name="port">The port that was bound.</param>
/// <param name="time">Says when to look again.</param>
internal sealed class AdvertisedCandidates(Func<IReadOnlyList<IPAddress>> choose, int port, TimeProvider time)
{
    // Looking asks the system for every interface: not for each of many cameras that come at once.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private IReadOnlyList<IPEndPoint> _known = [];
    private long _looked;

    /// <summary>What an answer tells its peer, at most ten seconds old.</summary>
    public IReadOnlyList<IPEndPoint> Now
    {
        get
        {
            lock (_lock)
            {
                if (_known.Count > 0 && time.GetElapsedTime(_looked) < Fresh) return _known;
                _looked = time.GetTimestamp();
                return _known = [.. choose().Select(address => new IPEndPoint(address, port))];
            }
        }
    }
}
