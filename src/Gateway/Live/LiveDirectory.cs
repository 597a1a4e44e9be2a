using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Live;

/// <summary>Everything that is live on this server, by the name of its stream and by its session.</summary>
internal sealed class LiveDirectory(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveFeed> _byStream = [];
    private readonly Dictionary<string, LiveFeed> _bySession = [];

    /// <summary>Opens the feed of a new capture; it stays here until <see cref="LiveFeed.End"/>.</summary>
    /// <exception cref="ApiException">The stream is in use.</exception>
    public LiveFeed Open(LiveIdentity identity)
    {
        lock (_gate)
        {
            if (_byStream.ContainsKey(identity.Stream)) throw new ApiException(ErrorCodes.StreamTaken);
            var feed = new LiveFeed(identity, Remove, time);
            _bySession.Add(identity.SessionId, feed);
            _byStream.Add(identity.Stream, feed);
            return feed;
        }
    }

    /// <summary>The feed of that session or stream; null when nothing of that name is live.</summary>
    public LiveFeed? Find(string sessionOrStream)
    {
        lock (_gate) return _bySession.GetValueOrDefault(sessionOrStream) ?? _byStream.GetValueOrDefault(sessionOrStream);
    }

    /// <summary>All feeds, the longest running first.</summary>
    public IReadOnlyList<LiveFeed> All()
    {
        lock (_gate) return [.. _bySession.Values.OrderBy(feed => feed.Identity.StartedAt)];
    }

    private void Remove(LiveFeed feed)
    {
        lock (_gate)
        {
            _bySession.Remove(feed.Identity.SessionId);
            _byStream.Remove(feed.Identity.Stream);
        }
    }
}
