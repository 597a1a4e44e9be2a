using Aikynetix.WebRtc.Rtp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>Turns the wrapping 90 kHz clock of a sender into time from its first picture; it never falls, whatever the sender does.</summary>
/// <param name="time">The clock by which arrivals are stamped.</param>
internal sealed class MediaClock(TimeProvider time)
{
    private static readonly TimeSpan LargestDeviation = TimeSpan.FromSeconds(10);

    private bool _hasBegun;
    private bool _isAnchored;
    private long _anchor;
    private TimeSpan _anchorTime;
    private long _last;
    private long _lastReceived;
    private TimeSpan _lastTime;

    /// <summary>The next picture comes from another stream, whose clock began elsewhere.</summary>
    public void Detach() => _isAnchored = false;

    /// <summary>The time of the next picture.</summary>
    /// <param name="timestamp">Its media clock.</param>
    /// <param name="received">Monotonic timestamp of its arrival.</param>
    public TimeSpan Next(uint timestamp, long received)
    {
        var elapsed = _hasBegun ? time.GetElapsedTime(_lastReceived, received) : TimeSpan.Zero;
        if (elapsed < TimeSpan.Zero) elapsed = TimeSpan.Zero;
        var number = _isAnchored ? Unwrapped.Timestamp(timestamp, _last) : timestamp;
        var next = _anchorTime + TimeSpan.FromTicks((number - _anchor) * TimeSpan.TicksPerMillisecond / 90);
        // A step that goes back, or that the arrival contradicts, is a new clock: go on by the arrival.
        if (!_isAnchored || next < _lastTime || (next - _lastTime - elapsed).Duration() > LargestDeviation)
        {
            next = _lastTime + elapsed;
            (_anchor, _anchorTime, _isAnchored) = (number, next, true);
        }
        (_hasBegun, _last, _lastReceived, _lastTime) = (true, number, received, next);
        return next;
    }
}
