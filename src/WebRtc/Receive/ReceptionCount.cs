using Aikynetix.WebRtc.Rtcp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>Counts how one stream arrives, for the reports to its sender (RFC 3550 appendix A.3 and A.8).</summary>
/// <param name="time">The clock by which arrivals are stamped.</param>
internal sealed class ReceptionCount(TimeProvider time)
{
    private const int ClockRate = 90_000;

    private long _first = -1;
    private long _highest;
    private long _received;
    private long _expectedBefore;
    private long _receivedBefore;
    private long _transit;
    private double _jitter;
    private bool _hasTransit;
    private ulong _reportTime;
    private long _reportArrived;

    /// <summary>Jitter of arrival, smoothed.</summary>
    public TimeSpan Jitter => TimeSpan.FromSeconds(_jitter / ClockRate);

    /// <summary>Counts a packet that is no retransmission of another stream.</summary>
    /// <param name="number">Its unwrapped sequence number.</param>
    /// <param name="timestamp">Its media clock.</param>
    /// <param name="received">Monotonic timestamp of its arrival.</param>
    public void Add(long number, uint timestamp, long received)
    {
        if (_first < 0) (_first, _highest) = (number, number);
        _highest = Math.Max(_highest, number);
        _received++;

        var transit = (long)(time.GetElapsedTime(0, received).TotalSeconds * ClockRate) - timestamp;
        if (_hasTransit)
        {
            // The media clock wraps: the difference counts in 32 bits.
            var change = Math.Abs((double)(int)(transit - _transit));
            if (change < 5 * ClockRate) _jitter += (change - _jitter) / 16;
        }
        (_transit, _hasTransit) = (transit, true);
    }

    /// <summary>The sequence began anew.</summary>
    public void Restart() => (_first, _received, _expectedBefore, _receivedBefore, _hasTransit) = (-1, 0, 0, 0, false);

    /// <summary>Notes a sender's report.</summary>
    public void Reported(ulong ntp, long received) => (_reportTime, _reportArrived) = (ntp, received);

    /// <summary>Takes stock since the last time.</summary>
    public ReportBlock Report(uint source, long now)
    {
        var expected = _first < 0 ? 0 : _highest - _first + 1;
        var (due, came) = (expected - _expectedBefore, _received - _receivedBefore);
        (_expectedBefore, _receivedBefore) = (expected, _received);
        var share = due > 0 ? Math.Clamp((due - came) * 256 / due, 0, 255) : 0;
        var delay = _reportTime == 0 ? 0 : time.GetElapsedTime(_reportArrived, now).TotalSeconds * 65536;
        return new ReportBlock(source, (byte)share, (int)(expected - _received), (uint)_highest, (uint)_jitter, (uint)(_reportTime >> 16), (uint)delay);
    }
}
