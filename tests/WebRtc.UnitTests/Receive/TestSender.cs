using System.Buffers.Binary;
using Aikynetix.Pose;
using Aikynetix.WebRtc.Sdp;
using Aikynetix.WebRtc.UnitTests.Rtp;

namespace Aikynetix.WebRtc.UnitTests.Receive;

/// <summary>Makes the packets of a sender, and repeats them when asked.</summary>
internal sealed class TestSender(NegotiatedMedia media)
{
    private readonly Dictionary<ushort, byte[]> _sent = [];
    private ushort _transport = 65_500;
    private ushort _repairSequence = 500;

    public uint Source { get; set; } = 0x1234;

    public ushort Sequence { get; set; } = 65_520;

    public uint Timestamp { get; set; } = uint.MaxValue - 90_000;

    public int PayloadType { get; set; } = 96;

    public bool SetsMarker { get; set; } = true;

    public int Pictures { get; private set; }

    /// <summary>Packets of the next numbered picture; the clock moves on by 1/30 s.</summary>
    public List<byte[]> Next(bool isKey, int size = 1500) => Send(VideoCodec.Vp8, TestPicture.Make(Pictures++, isKey, size));

    public List<byte[]> Send(VideoCodec codec, byte[] picture)
    {
        Timestamp += 3000;
        var payloads = TestPacketizer.Cut(codec, picture);
        return [.. payloads.Select((payload, i) => Packet(PayloadType, SetsMarker && i == payloads.Count - 1, payload))];
    }

    /// <summary>A probe: it has a number and nothing else.</summary>
    public byte[] Probe() => [.. Packet(PayloadType, false, []).Select((value, i) => i == 0 ? (byte)(value | 0x20) : value), 0, 0, 0, 4];

    /// <summary>The packet with this number again, as it was.</summary>
    public byte[]? Again(ushort sequence) => _sent.GetValueOrDefault(sequence);

    /// <summary>The packet with this number as a retransmission of its own stream (RFC 4588).</summary>
    public byte[]? Repair(ushort sequence)
    {
        if (!_sent.TryGetValue(sequence, out var packet)) return null;
        var header = packet.Length - Payload(packet).Length;
        byte[] repair = [.. packet[..header], packet[2], packet[3], .. packet[header..]];
        repair[1] = (byte)(packet[1] & 0x80 | media.Retransmissions.Single(pair => pair.Value == PayloadType).Key);
        BinaryPrimitives.WriteUInt16BigEndian(repair.AsSpan(2), _repairSequence++);
        BinaryPrimitives.WriteUInt32BigEndian(repair.AsSpan(8), Source + 1);
        if (header > 12) BinaryPrimitives.WriteUInt16BigEndian(repair.AsSpan(17), _transport++);
        return repair;
    }

    private byte[] Packet(int payloadType, bool marker, byte[] payload)
    {
        var packet = new byte[12];
        (packet[0], packet[1]) = (0x80, (byte)((marker ? 0x80 : 0) | payloadType));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), Timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), Source);
        if (media.ExtensionId(HeaderExtension.TransportSequence) is > 0 and var id)
        {
            packet[0] |= 0x10;
            packet = [.. packet, 0xBE, 0xDE, 0, 1, (byte)(id << 4 | 1), (byte)(_transport >> 8), (byte)_transport++, 0];
        }
        packet = [.. packet, .. payload];
        _sent[Sequence++] = packet;
        return packet;
    }

    private static ReadOnlySpan<byte> Payload(byte[] packet) => packet.AsSpan((packet[0] & 0x10) != 0 ? 20 : 12);
}
