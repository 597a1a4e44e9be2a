using System.Buffers.Binary;
using System.Security.Cryptography;
using Aikynetix.WebRtc.Rtcp;
using Aikynetix.WebRtc.Rtp;
using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>
/// The media side of one session: plain RTP and RTCP in, whole pictures and plain RTCP out. Not safe for threads: one loop drives it.
/// </summary>
internal sealed class MediaReceiver
{
    private readonly ReceiveContext _context;
    private readonly VideoStreams _streams;
    private readonly ArrivalLog _arrivals;
    private readonly FeedbackSender _feedback;
    private readonly int _transportSequence;

    /// <summary>Begins with nothing received.</summary>
    /// <param name="media">What was agreed on.</param>
    /// <param name="sink">Who takes the pictures; called from <see cref="TakeRtp"/> and <see cref="Tick"/>.</param>
    /// <param name="sendRtcp">Sends one datagram of reports, which it must not keep.</param>
    /// <param name="time">The clock by which arrivals are stamped.</param>
    public MediaReceiver(NegotiatedMedia media, IEncodedFrameSink sink, Action<ReadOnlySpan<byte>> sendRtcp, TimeProvider time)
    {
        _context = new ReceiveContext(media, sink, time);
        _streams = new VideoStreams(_context);
        _arrivals = new ArrivalLog(time);
        _transportSequence = media.ExtensionId(HeaderExtension.TransportSequence);
        var ours = BinaryPrimitives.ReadUInt32BigEndian(RandomNumberGenerator.GetBytes(4));
        _feedback = new FeedbackSender(_context, ours, sendRtcp);
    }

    /// <summary>How the video arrived so far.</summary>
    public MediaStatistics Statistics
    {
        get
        {
            var counters = _context.Counters;
            return new MediaStatistics(
                counters.Packets, counters.Bytes, counters.Lost, counters.Recovered, counters.Asked, counters.KeyFrameRequests,
                counters.Frames, counters.KeyFrames, counters.Discarded, counters.Freezes, _streams.Active?.Jitter ?? TimeSpan.Zero);
        }
    }

    /// <summary>Takes one packet of RTP; what is none is passed over.</summary>
    /// <param name="packet">The packet, without protection.</param>
    /// <param name="received">Monotonic timestamp of its arrival.</param>
    public void TakeRtp(ReadOnlySpan<byte> packet, long received)
    {
        if (!RtpPacket.TryRead(packet, out var read)) return;
        _context.Counters.Packets++;
        _context.Counters.Bytes += packet.Length;
        if (read.Extension(_transportSequence) is { Length: 2 } sequence) _arrivals.Add(BinaryPrimitives.ReadUInt16BigEndian(sequence), received);

        if (_context.Media.Retransmissions.TryGetValue(read.PayloadType, out var repeated)) _streams.TakeRepair(read, repeated, received);
        else if (_context.Media.Payloads.ContainsKey(read.PayloadType) || _streams.Find(read.Source) is not null) _streams.Take(read, received);
        _feedback.AskForKeyFrame(_streams.Active, received);
    }

    /// <summary>Takes one datagram of RTCP, compound or reduced; what is none is passed over.</summary>
    /// <param name="packet">The datagram, without protection.</param>
    /// <param name="received">Monotonic timestamp of its arrival.</param>
    public void TakeRtcp(ReadOnlySpan<byte> packet, long received)
    {
        const int senderInformation = 24;
        while (RtcpPacket.TryTake(ref packet, out var report))
        {
            var body = report.Body;
            if (report.Type == RtcpPacket.SenderReport && body.Length >= senderInformation)
            {
                _streams.Find(BinaryPrimitives.ReadUInt32BigEndian(body))?.Reported(
                    BinaryPrimitives.ReadUInt64BigEndian(body[4..]), BinaryPrimitives.ReadUInt32BigEndian(body[12..]), received);
            }
            else if (report.Type == RtcpPacket.Goodbye)
            {
                for (var i = 0; i < report.Count && body.Length >= 4; i++, body = body[4..])
                {
                    if (_streams.Find(BinaryPrimitives.ReadUInt32BigEndian(body)) is { } stream) stream.HasEnded = true;
                }
            }
        }
    }

    /// <summary>Does what time brings: asks again, gives up, reports. To be called every 5 to 10 ms.</summary>
    public void Tick()
    {
        var now = _context.Time.GetTimestamp();
        if (_streams.Active is { } active)
        {
            if (active.Tick(now) is { Count: > 0 } missing) _feedback.AskAgain(active, missing);
            _feedback.AskForKeyFrame(active, now);
            _feedback.LimitBitrate(active, now);
        }
        _feedback.ReportArrivals(_arrivals, _streams.Active, now);
        _feedback.Report(_streams.All, now);
    }

    /// <summary>Asks for a key frame, soon, until one comes.</summary>
    public void RequestKeyFrame() => _context.KeyFrames.Need();

    /// <summary>Sets the most bits per second that the sender should send, from the next <see cref="Tick"/> on.</summary>
    /// <param name="bitsPerSecond">Bits per second, above 0.</param>
    public void LimitBitrate(int bitsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bitsPerSecond);
        _feedback.BitrateLimit = (uint)bitsPerSecond;
    }
}
