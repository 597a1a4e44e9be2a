namespace Aikynetix.WebRtc.Receive;

/// <summary>When to ask for a key frame: at once when one is needed, but not in the first moments, and not faster than a sender can make them.</summary>
/// <param name="time">The clock by which arrivals are stamped.</param>
internal sealed class KeyFrameRequests(TimeProvider time)
{
    // Every stream begins with a key frame by itself; asking for it would only bring a second one.
    private static readonly TimeSpan Opening = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    private bool _isNeeded;
    private long? _begun;
    private long? _asked;

    /// <summary>A stream began.</summary>
    public void Begin(long now)
    {
        _begun ??= now;
        _isNeeded = true;
    }

    /// <summary>A key frame is needed.</summary>
    public void Need() => _isNeeded = true;

    /// <summary>A key frame came.</summary>
    public void Met() => _isNeeded = false;

    /// <summary>Whether to ask now; when so, it counts as asked.</summary>
    public bool Ask(long now)
    {
        if (!_isNeeded || _begun is not { } begun || time.GetElapsedTime(begun, now) < Opening) return false;
        if (_asked is { } asked && time.GetElapsedTime(asked, now) < Interval) return false;
        _asked = now;
        return true;
    }
}
