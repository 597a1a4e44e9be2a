using System.Buffers.Binary;

namespace Aikynetix.WebRtc.Srtp;

/// <summary>Opens what one peer sends: finds each packet's index, refuses what was seen or is not authentic. Not thread safe.</summary>
internal sealed class SrtpReceiver(ISrtpCipher cipher) : IDisposable
{
    /// <summary>Most senders (SSRCs) that one peer may use; each costs some 300 bytes.</summary>
    public const int MaxStreams = 64;

    private const int RtpHeader = 12;
    private const int RtcpHeader = 8;
    private const uint IndexMask = (1u << 31) - 1;

    private readonly Dictionary<uint, SrtpStream> _streams = [];
    private SrtpStream _next = new();

    /// <summary>Packets whose tag was wrong.</summary>
    public long AuthenticationFailures { get; private set; }

    /// <summary>Packets that came a second time or too late to tell.</summary>
    public long Replays { get; private set; }

    /// <summary>Packets too short or too odd to be any.</summary>
    public long Malformed { get; private set; }

    /// <summary>Senders that are remembered.</summary>
    public int Streams => _streams.Count;

    /// <summary>Checks and decrypts an RTP packet in place.</summary>
    /// <returns>Bytes of the plain packet; 0 when it must not be used.</returns>
    public int OpenRtp(Span<byte> packet)
    {
        var header = HeaderLength(packet);
        if (header == 0 || packet.Length < header + cipher.Overhead) return Odd();
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        if (Find(ssrc) is not { } stream) return Odd();
        if (!stream.TryIndex(BinaryPrimitives.ReadUInt16BigEndian(packet[2..]), out var index) || !stream.Rtp.IsFresh(index)) return Replayed();
        if (!cipher.OpenRtp(packet, header, ssrc, index)) return Forged();
        Remember(ssrc, stream);
        stream.Rtp.Add(index);
        return packet.Length - cipher.Overhead;
    }

    /// <summary>Checks and decrypts a compound RTCP packet in place.</summary>
    /// <returns>Bytes of the plain packet; 0 when it must not be used.</returns>
    public int OpenRtcp(Span<byte> packet)
    {
        if (packet.Length < RtcpHeader + 4 + cipher.Overhead) return Odd();
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        if (Find(ssrc) is not { } stream) return Odd();
        var index = cipher.IndexWord(packet) & IndexMask;
        if (!stream.Rtcp.IsFresh(index)) return Replayed();
        if (!cipher.OpenRtcp(packet, ssrc, index)) return Forged();
        Remember(ssrc, stream);
        stream.Rtcp.Add(index);
        return packet.Length - 4 - cipher.Overhead;
    }

    public void Dispose() => cipher.Dispose();

    private static int HeaderLength(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < RtpHeader || packet[0] >> 6 != 2) return 0;
        var length = RtpHeader + (4 * (packet[0] & 15));
        if ((packet[0] & 0x10) == 0) return length;
        return packet.Length < length + 4 ? 0 : length + 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(length + 2)..]));
    }

    private SrtpStream? Find(uint ssrc) =>
        _streams.TryGetValue(ssrc, out var stream) ? stream : _streams.Count < MaxStreams ? _next : null;

    // Only an authentic packet makes a stream known: a stranger cannot fill the table.
    private void Remember(uint ssrc, SrtpStream stream)
    {
        if (stream != _next) return;
        _streams.Add(ssrc, stream);
        _next = new SrtpStream();
    }

    private int Odd()
    {
        Malformed++;
        return 0;
    }

    private int Replayed()
    {
        Replays++;
        return 0;
    }

    private int Forged()
    {
        AuthenticationFailures++;
        return 0;
    }
}
