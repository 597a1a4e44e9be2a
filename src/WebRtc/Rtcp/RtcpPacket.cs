using System.Buffers.Binary;

namespace Aikynetix.WebRtc.Rtcp;

/// <summary>One packet out of a datagram of reports (RFC 3550 §6.4), read in place.</summary>
internal readonly ref struct RtcpPacket
{
    /// <summary>Type of a sender's report.</summary>
    public const int SenderReport = 200;

    /// <summary>Type of a receiver's report.</summary>
    public const int ReceiverReport = 201;

    /// <summary>Type of a description of sources.</summary>
    public const int Description = 202;

    /// <summary>Type of a goodbye.</summary>
    public const int Goodbye = 203;

    /// <summary>Type of feedback on the transport (RFC 4585).</summary>
    public const int TransportFeedback = 205;

    /// <summary>Type of feedback on the payload (RFC 4585).</summary>
    public const int PayloadFeedback = 206;

    private RtcpPacket(int type, int count, ReadOnlySpan<byte> body)
    {
        Type = type;
        Count = count;
        Body = body;
    }

    /// <summary>What it is.</summary>
    public int Type { get; }

    /// <summary>How many blocks or sources it holds, or which feedback it is; 0–31.</summary>
    public int Count { get; }

    /// <summary>What stands behind the first four bytes, without padding.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Takes the next packet off a datagram; false at its end, and at the first thing that is no packet.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> datagram, out RtcpPacket packet)
    {
        packet = default;
        if (datagram.Length < 4 || datagram[0] >> 6 != 2) return false;
        var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) + 1);
        if (length > datagram.Length) return false;
        var body = datagram[4..length];
        if ((datagram[0] & 0x20) != 0)
        {
            if (body.Length == 0 || body[^1] == 0 || body[^1] > body.Length) return false;
            body = body[..^body[^1]];
        }
        packet = new RtcpPacket(datagram[1], datagram[0] & 0x1F, body);
        datagram = datagram[length..];
        return true;
    }
}
