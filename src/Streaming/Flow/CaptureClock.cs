using Aikynetix.Pose;

namespace Aikynetix.Streaming.Flow;

/// <summary>Places the units of one connection after the other on one clock that always rises: by each sender's own clock, held to arrival.</summary>
/// <param name="time">The clock of arrival.</param>
internal sealed class CaptureClock(TimeProvider time)
{
    /// <summary>The least that lies between two pictures.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMicroseconds(100);

    // A sender's clock that is further from arrival than any network holds data back has jumped, or runs at another speed than time.
    private static readonly TimeSpan MaxDeviation = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestConnection = TimeSpan.FromDays(366);

    private long? _origin;
    private TimeSpan _last = -Step;
    private TimeSpan? _lastSent;
    private TimeSpan _offset;

    /// <summary>A new connection begins: its media clock has nothing to do with the one before.</summary>
    public void BeginSource() => _lastSent = null;

    /// <summary>The next unit's time on this clock.</summary>
    public TimeSpan Place(EncodedFrame unit)
    {
        _origin ??= unit.Received;
        var arrival = time.GetElapsedTime(_origin.Value, unit.Received);
        var least = _last + Step;
        var placed = Follow(unit.Time, arrival, least);
        return _last = placed > least ? placed : least;
    }

    private TimeSpan Follow(TimeSpan sent, TimeSpan arrival, TimeSpan least)
    {
        // No clock that runs shows this: arrival alone counts, and whatever comes next is placed anew.
        if (sent > LongestConnection || sent < -LongestConnection)
        {
            _lastSent = null;
            return arrival;
        }

        // Where this clock runs ahead of arrival, a new source begins at its last time: from before it, steps alone would place all that follows.
        if (_lastSent is not { } before) _offset = (arrival > least ? arrival : least) - sent;
        else if (sent < before || (sent + _offset - arrival).Duration() > MaxDeviation) _offset = arrival - sent;
        _lastSent = sent;
        return sent + _offset;
    }
}
