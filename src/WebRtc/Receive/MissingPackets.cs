namespace Aikynetix.WebRtc.Receive;

/// <summary>Which packets of a stream are missing, when to ask for each again, and when to stop waiting.</summary>
/// <param name="time">The clock by which arrivals are stamped.</param>
internal sealed class MissingPackets(TimeProvider time)
{
    private const int MostAsked = 200;
    private const int MostTries = 10;

    // In any second: ten times what a camera of 8 Mbit/s loses where one packet in five is lost.
    private const int MostNoted = 2000;

    private static readonly TimeSpan FirstAsk = TimeSpan.FromMilliseconds(4); // Packets that are only out of order come by then.
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PatienceUnasked = TimeSpan.FromMilliseconds(30);

    private readonly SortedDictionary<long, Missing> _missing = [];
    private readonly List<ushort> _due = [];
    private long _secondBegan;
    private int _noted;
    private TimeSpan _roundTrip = TimeSpan.FromMilliseconds(30);

    /// <summary>How long a retransmission takes, smoothed; 30 ms until one was seen.</summary>
    public TimeSpan RoundTrip => _roundTrip;

    /// <summary>Whether so many more packets may be noted now; those are counted then.</summary>
    /// <param name="count">How many are missing at once.</param>
    /// <param name="now">Monotonic timestamp.</param>
    public bool HasRoomFor(int count, long now)
    {
        if (time.GetElapsedTime(_secondBegan, now) >= TimeSpan.FromSeconds(1)) (_secondBegan, _noted) = (now, 0);
        if (_noted + count > MostNoted) return false;
        _noted += count;
        return true;
    }

    /// <summary>Notes that a packet did not come in its turn.</summary>
    public void Note(long number, long now) => _missing[number] = new Missing(now);

    /// <summary>A packet came after all; false when it was not missing.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="now">Monotonic timestamp of its arrival.</param>
    /// <param name="wasAsked">Whether it had been asked for.</param>
    public bool Arrived(long number, long now, out bool wasAsked)
    {
        wasAsked = false;
        if (!_missing.Remove(number, out var missing)) return false;
        wasAsked = missing.Tries > 0;
        // After a second request nobody knows which of them was answered.
        if (missing.Tries == 1) _roundTrip += (time.GetElapsedTime(missing.Asked, now) - _roundTrip) / 8;
        return true;
    }

    /// <summary>Nobody waits for this packet any more; false when it was not missing.</summary>
    public bool Forget(long number) => _missing.Remove(number);

    /// <summary>Nobody waits for anything any more.</summary>
    public void Clear() => _missing.Clear();

    /// <summary>Whether the packet that holds up all others has been waited for long enough.</summary>
    /// <param name="now">Monotonic timestamp.</param>
    /// <param name="mayAsk">Whether the sender can be asked for it.</param>
    public bool IsOverdue(long now, bool mayAsk)
    {
        foreach (var (_, first) in _missing) return time.GetElapsedTime(first.Since, now) >= (mayAsk ? Patience : PatienceUnasked);
        return false;
    }

    /// <summary>The packets to ask for now, ascending; each is asked for again after one and a half round trips.</summary>
    public IReadOnlyList<ushort> Ask(long now)
    {
        _due.Clear();
        var retry = _roundTrip * 1.5 > ShortestRetry ? _roundTrip * 1.5 : ShortestRetry;
        foreach (var (number, missing) in _missing)
        {
            var wait = missing.Tries == 0 ? FirstAsk : retry;
            if (missing.Tries >= MostTries || time.GetElapsedTime(missing.Asked, now) < wait) continue;
            missing.Tries++;
            missing.Asked = now;
            _due.Add((ushort)number);
            if (_due.Count == MostAsked) break;
        }
        return _due;
    }

    private sealed class Missing(long since)
    {
        public long Since { get; } = since;

        public long Asked { get; set; } = since;

        public int Tries { get; set; }
    }
}
