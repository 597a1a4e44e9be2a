using System.Text;
using Aikynetix.WebRtc.Rtp;
using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>Learns which streams bring the video. What an offer says of their numbers may be missing or wrong, so the packets themselves tell.</summary>
/// <param name="context">What the streams share.</param>
internal sealed class VideoStreams(ReceiveContext context)
{
    private const int MostStreams = 4;
    private const int MostStrangers = 16;

    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<uint, VideoStream> _streams = [];
    private readonly HashSet<uint> _strangers = [];
    private readonly int _mid = context.Media.ExtensionId(HeaderExtension.Mid);
    private readonly int _streamId = context.Media.ExtensionId(HeaderExtension.StreamId);
    private readonly int _repairedId = context.Media.ExtensionId(HeaderExtension.RepairedStreamId);

    /// <summary>The stream whose pictures are handed on; null before the first packet.</summary>
    public VideoStream? Active { get; private set; }

    /// <summary>All streams that bring, or brought, the video.</summary>
    public IReadOnlyCollection<VideoStream> All => _streams.Values;

    /// <summary>The stream with this number; null when it is none of ours.</summary>
    public VideoStream? Find(uint source) => _streams.GetValueOrDefault(source);

    /// <summary>Takes a packet of a payload type of video.</summary>
    public void Take(in RtpPacket packet, long received)
    {
        if (!IsOurs(packet)) return;
        if (!_streams.TryGetValue(packet.Source, out var stream))
        {
            if (_streams.Count == MostStreams) _streams.Remove(_streams.Values.Where(old => old != Active).MinBy(old => old.LastReceived)!.Source);
            stream = new VideoStream(packet.Source, context);
            _streams.Add(packet.Source, stream);
        }
        if (stream != Active && (Active is null || Active.HasEnded || context.Time.GetElapsedTime(Active.LastReceived, received) >= Silence)) stream = Activate(stream, received);
        if (stream == Active) stream.Take(packet, received);
        else stream.Count(packet, received);
    }

    /// <summary>Takes a packet that repeats one of another stream (RFC 4588).</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="payloadType">The payload type of what it repeats.</param>
    /// <param name="received">Monotonic timestamp of its arrival.</param>
    public void TakeRepair(in RtpPacket packet, int payloadType, long received)
    {
        if (Active is null || packet.Payload.Length <= 2 || !IsOurs(packet)) return;
        // Where the offer names both, it counts; the named stream may also be one that never came.
        if (context.Media.Video.Offered.RepairedBy.TryGetValue(packet.Source, out var repaired) && repaired != Active.Source && _streams.ContainsKey(repaired)) return;
        var sequence = (ushort)(packet.Payload[0] << 8 | packet.Payload[1]);
        Active.Repair(sequence, new MediaPacket(payloadType, packet.HasMarker, packet.Timestamp, received, packet.Payload[2..]));
    }

    private VideoStream Activate(VideoStream stream, long received)
    {
        // It may have been counted for a while: where its sequence stands does not matter to a new one.
        if (Active is not null)
        {
            stream = new VideoStream(stream.Source, context);
            _streams[stream.Source] = stream;
            context.Clock.Detach();
        }
        Active = stream;
        context.KeyFrames.Begin(received);
        return stream;
    }

    // The first packets of a stream say what they belong to; later ones need not repeat it.
    private bool IsOurs(in RtpPacket packet)
    {
        if (_strangers.Contains(packet.Source)) return false;
        var section = context.Media.Video;
        var isOurs = Matches(packet.Extension(_mid), section.Offered.Mid)
            && (section.Rid is null || (Matches(packet.Extension(_streamId), section.Rid) && Matches(packet.Extension(_repairedId), section.Rid)));
        if (!isOurs && _strangers.Count < MostStrangers) _strangers.Add(packet.Source);
        return isOurs;
    }

    private static bool Matches(ReadOnlySpan<byte> said, string expected) => said.Length == 0 || Ascii.Equals(said, expected);
}
