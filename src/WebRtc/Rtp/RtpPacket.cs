using System.Buffers.Binary;

namespace Aikynetix.WebRtc.Rtp;

/// <summary>One packet of RTP (RFC 3550 §5.1), read in place.</summary>
internal readonly ref struct RtpPacket
{
    private const int FixedHeader = 12;
    private const int OneByteProfile = 0xBEDE;
    private const int TwoByteProfile = 0x1000;

    private readonly ReadOnlySpan<byte> _extensions;
    private readonly int _profile;

    private RtpPacket(ReadOnlySpan<byte> packet, int profile, ReadOnlySpan<byte> extensions, ReadOnlySpan<byte> payload)
    {
        HasMarker = (packet[1] & 0x80) != 0;
        PayloadType = packet[1] & 0x7F;
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        Source = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        _profile = profile;
        _extensions = extensions;
        Payload = payload;
    }

    /// <summary>Whether a picture ends here.</summary>
    public bool HasMarker { get; }

    /// <summary>What the payload holds, 0–127, by the description.</summary>
    public int PayloadType { get; }

    /// <summary>Its number in its stream, modulo 65,536.</summary>
    public ushort Sequence { get; }

    /// <summary>The sender's media clock, 90 kHz for video, modulo 2³².</summary>
    public uint Timestamp { get; }

    /// <summary>The stream that it belongs to (SSRC).</summary>
    public uint Source { get; }

    /// <summary>What is left without header and padding; empty in a probe.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a packet; false when its lengths do not add up.</summary>
    public static bool TryRead(ReadOnlySpan<byte> packet, out RtpPacket read)
    {
        read = default;
        if (packet.Length < FixedHeader || packet[0] >> 6 != 2) return false;
        var header = FixedHeader + 4 * (packet[0] & 0x0F);
        var profile = 0;
        ReadOnlySpan<byte> extensions = default;
        if ((packet[0] & 0x10) != 0)
        {
            if (packet.Length < header + 4) return false;
            profile = BinaryPrimitives.ReadUInt16BigEndian(packet[header..]);
            var length = 4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(header + 2)..]);
            header += 4;
            if (packet.Length < header + length) return false;
            extensions = packet.Slice(header, length);
            header += length;
        }
        if (packet.Length < header) return false;
        var payload = packet[header..];
        if ((packet[0] & 0x20) != 0)
        {
            if (payload.Length == 0 || payload[^1] == 0 || payload[^1] > payload.Length) return false;
            payload = payload[..^payload[^1]];
        }
        read = new RtpPacket(packet, profile, extensions, payload);
        return true;
    }

    /// <summary>The content of a header extension (RFC 8285), empty when the packet has none of that number.</summary>
    /// <param name="id">Its number, 1–255; 0 finds nothing.</param>
    public ReadOnlySpan<byte> Extension(int id)
    {
        if (id == 0) return default;
        var rest = _extensions;
        var isShort = _profile == OneByteProfile;
        if (!isShort && (_profile & 0xFFF0) != TwoByteProfile) return default;
        while (rest.Length > 0)
        {
            if (rest[0] == 0)
            {
                rest = rest[1..];
                continue;
            }
            if (rest.Length < 2) return default;
            var number = isShort ? rest[0] >> 4 : rest[0];
            var (start, length) = isShort ? (1, (rest[0] & 0x0F) + 1) : (2, rest[1]);
            if ((isShort && number == 15) || rest.Length < start + length) return default;
            if (number == id) return rest.Slice(start, length);
            rest = rest[(start + length)..];
        }
        return default;
    }
}
