using Aikynetix.WebRtc.Rtp;

namespace Aikynetix.WebRtc.Rtcp;

/// <summary>When each packet of the transport arrived, retransmissions and probes included: what the sender's congestion control lives on.</summary>
/// <remarks>Follows draft-holmer-rmcat-transport-wide-cc-extensions-01.</remarks>
/// <param name="time">The clock by which arrivals are stamped.</param>
internal sealed class ArrivalLog(TimeProvider time)
{
    private const int Window = 4096;
    private const int LatestReorder = 256;
    private const int MostStatuses = 400;
    private const int UnitTicks = 2500; // 250 µs.
    private const int UnitsPerReference = 256; // 64 ms.
    private const int FeedbackFormat = 15;
    private const int NotReceived = 0, SmallDelta = 1, LargeDelta = 2;

    private readonly long _origin = time.GetTimestamp();
    private readonly long[] _arrivals = new long[Window]; // Units since the origin plus 1; 0 stands for a packet that did not arrive.
    private readonly List<int> _symbols = [];
    private readonly List<int> _deltas = [];
    private long _highest = -1;
    private long _next;
    private byte _count;

    /// <summary>Notes a packet.</summary>
    /// <param name="sequence">Its number on the transport.</param>
    /// <param name="received">Monotonic timestamp of its arrival.</param>
    public void Add(ushort sequence, long received)
    {
        var number = _highest < 0 ? Unwrapped.First(sequence) : Unwrapped.Sequence(sequence, _highest);
        if (_highest < 0) (_highest, _next) = (number, number);
        if (number > _highest)
        {
            for (var i = Math.Max(_highest + 1, number - Window + 1); i <= number; i++) _arrivals[i % Window] = 0;
            _highest = number;
            _next = Math.Max(_next, number - Window + 1);
        }
        if (_highest - number >= Window || (number < _next && _next - number > LatestReorder)) return;
        ref var arrival = ref _arrivals[number % Window];
        if (arrival != 0) return;
        arrival = Math.Max(0, time.GetElapsedTime(_origin, received).Ticks / UnitTicks) + 1;
        // One that comes after it was reported missing is told again, with those around it.
        _next = Math.Min(_next, number);
    }

    /// <summary>Writes what arrived since the last feedback; false when there was nothing.</summary>
    public bool TryWrite(RtcpComposer composer, uint ours, uint media)
    {
        var first = _next;
        while (first <= _highest && _arrivals[first % Window] == 0) first++;
        if (_highest < 0 || first > _highest) return false;
        _next = Math.Max(_next, first - MostStatuses / 2);

        var start = _next;
        var reference = (_arrivals[first % Window] - 1) / UnitsPerReference;
        Collect(reference * UnitsPerReference);
        composer.Begin(RtcpPacket.TransportFeedback, FeedbackFormat, ours);
        composer.Word(media);
        composer.Short((ushort)start);
        composer.Short(_symbols.Count);
        composer.Word((uint)(reference & 0xFFFFFF) << 8 | _count++);
        WriteSymbols(composer);
        foreach (var delta in _deltas)
        {
            if (delta is >= 0 and <= byte.MaxValue) composer.Byte(delta);
            else composer.Short(delta);
        }
        composer.End();
        return true;
    }

    private void Collect(long before)
    {
        _symbols.Clear();
        _deltas.Clear();
        var missing = 0;
        for (var number = _next; number <= _highest && _symbols.Count + missing < MostStatuses; number++)
        {
            var arrival = _arrivals[number % Window] - 1;
            if (arrival < 0)
            {
                missing++;
                continue;
            }
            var delta = arrival - before;
            // A pause too long for one feedback: the rest goes into the next, with a reference of its own.
            if (delta is < short.MinValue or > short.MaxValue) break;
            before = arrival;
            for (; missing > 0; missing--) _symbols.Add(NotReceived);
            _symbols.Add(delta is >= 0 and <= byte.MaxValue ? SmallDelta : LargeDelta);
            _deltas.Add((int)delta);
            _next = number + 1;
        }
    }

    // Either a run of equal symbols or seven different ones in a word.
    private void WriteSymbols(RtcpComposer composer)
    {
        const int perVector = 7;
        for (var at = 0; at < _symbols.Count;)
        {
            var run = 1;
            while (at + run < _symbols.Count && _symbols[at + run] == _symbols[at]) run++;
            if (run >= perVector || at + run == _symbols.Count)
            {
                composer.Short(_symbols[at] << 13 | run);
                at += run;
                continue;
            }
            var vector = 0b11 << 14;
            for (var i = 0; i < perVector && at < _symbols.Count; i++, at++) vector |= _symbols[at] << (12 - 2 * i);
            composer.Short(vector);
        }
    }
}
