using Aikynetix.WebRtc.Rtcp;
using Aikynetix.WebRtc.Rtp;
using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>One stream of packets: brings them into order, knows what is missing, and gives up what does not come.</summary>
internal sealed class VideoStream
{
    // Each packet of a gap costs work: what jumps further, or too often, begins anew at the next key frame instead.
    private const int LargestGap = 250;
    private const int FurthestStray = 1000;
    private const int LongestPayload = 2048;

    private readonly ReceiveContext _context;
    private readonly ReceptionCount _reception;
    private readonly SenderClock _clock;
    private readonly MissingPackets _missing;
    private readonly HeldPackets _held = new();
    private readonly FrameAssembler _assembler;
    private long _next = -1;
    private long _highest;
    private ushort? _restart;

    /// <summary>Begins a stream.</summary>
    /// <param name="source">Its number (SSRC).</param>
    /// <param name="context">What it shares with the rest of its session.</param>
    public VideoStream(uint source, ReceiveContext context)
    {
        Source = source;
        _context = context;
        _reception = new ReceptionCount(context.Time);
        _missing = new MissingPackets(context.Time);
        _clock = new SenderClock(context.Time);
        _assembler = new FrameAssembler(context, _clock);
    }

    /// <summary>Its number (SSRC).</summary>
    public uint Source { get; }

    /// <summary>Monotonic timestamp of its last packet.</summary>
    public long LastReceived { get; private set; }

    /// <summary>Whether its sender said that it is over.</summary>
    public bool HasEnded { get; set; }

    /// <summary>What its sender may be told, by the payload type of its last packet.</summary>
    public MediaFeedback Feedback { get; private set; }

    /// <summary>Jitter of arrival.</summary>
    public TimeSpan Jitter => _reception.Jitter;

    /// <summary>Notes a packet that is not ours to decode now, so that the reports on the stream are right.</summary>
    public void Count(in RtpPacket packet, long received)
    {
        (LastReceived, HasEnded) = (received, false);
        if (_next < 0) Begin(Unwrapped.First(packet.Sequence));
        var number = Unwrapped.Sequence(packet.Sequence, _highest);
        _highest = Math.Max(_highest, number);
        _reception.Add(number, packet.Timestamp, received);
    }

    /// <summary>Takes a packet of the stream itself.</summary>
    public void Take(in RtpPacket packet, long received)
    {
        (LastReceived, HasEnded) = (received, false);
        if (_context.Media.Payloads.TryGetValue(packet.PayloadType, out var payload)) Feedback = payload.Feedback;
        if (_next < 0) Begin(Unwrapped.First(packet.Sequence));
        var number = Unwrapped.Sequence(packet.Sequence, _highest);
        var gap = number - _highest - 1;
        if ((gap > 0 && !MayWaitFor(gap, received)) || (number < _next - FurthestStray && IsRestart(packet.Sequence)))
        {
            number = _highest + 2 * HeldPackets.Capacity + 1;
            number += (ushort)(packet.Sequence - number);
            _reception.Restart();
            _assembler.Break();
            Begin(number);
        }
        _reception.Add(number, packet.Timestamp, received);
        _clock.Stamped(packet.Extension(_context.Media.ExtensionId(HeaderExtension.CaptureTime)), packet.Timestamp);
        Place(number, new MediaPacket(packet.PayloadType, packet.HasMarker, packet.Timestamp, received, packet.Payload));
    }

    /// <summary>Takes a retransmission.</summary>
    /// <param name="sequence">The number that the packet had in this stream.</param>
    /// <param name="packet">The packet as it was.</param>
    public void Repair(ushort sequence, in MediaPacket packet)
    {
        if (_next >= 0 && Unwrapped.Sequence(sequence, _highest) is var number && number <= _highest) Place(number, packet);
    }

    /// <summary>Gives up what has been waited for long enough, and says what to ask for again.</summary>
    public IReadOnlyList<ushort> Tick(long now)
    {
        var mayAsk = Feedback.HasFlag(MediaFeedback.Missing);
        while (_missing.IsOverdue(now, mayAsk)) GiveUp();
        return mayAsk ? _missing.Ask(now) : [];
    }

    /// <summary>Takes what a sender's report says.</summary>
    public void Reported(ulong ntp, uint timestamp, long received)
    {
        _reception.Reported(ntp, received);
        _clock.Reported(ntp, timestamp);
    }

    /// <summary>How it arrives.</summary>
    public ReportBlock Report(long now) => _reception.Report(Source, now);

    private void Begin(long number)
    {
        _missing.Clear();
        _held.Clear();
        (_next, _highest, _restart) = (number, number - 1, null);
    }

    private bool MayWaitFor(long gap, long received) => gap <= LargestGap && _missing.HasRoomFor((int)gap, received);

    // One packet from far behind is a stray duplicate; two in a row are a sender that began anew (RFC 3550 appendix A.1).
    private bool IsRestart(ushort sequence)
    {
        var isRestart = _restart == sequence;
        _restart = (ushort)(sequence + 1);
        return isRestart;
    }

    private void Place(long number, in MediaPacket packet)
    {
        if (number < _next || packet.Payload.Length > LongestPayload) return;
        if (number > _highest)
        {
            for (var skipped = _highest + 1; skipped < number; skipped++) _missing.Note(skipped, packet.Received);
            _highest = number;
        }
        // What is neither new nor missing is here already.
        else if (_missing.Arrived(number, packet.Received, out var wasAsked))
        {
            if (wasAsked) _context.Counters.Recovered++;
        }
        else
        {
            return;
        }
        while (number - _next >= HeldPackets.Capacity) GiveUp();
        if (number != _next)
        {
            _held.Hold(number, packet);
            return;
        }
        _next++;
        _assembler.Take(packet);
        HandOn();
    }

    private void HandOn()
    {
        for (; _next <= _highest && _held.Contains(_next); _next++) _assembler.Take(_held.Take(_next));
    }

    private void GiveUp()
    {
        for (; _missing.Forget(_next); _next++) _context.Counters.Lost++;
        _assembler.Break();
        HandOn();
    }
}
