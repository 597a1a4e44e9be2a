using System.Buffers.Binary;

namespace Aikynetix.WebRtc.UnitTests.Rtcp;

/// <summary>Reads reports the way a sender does, written from the RFCs and without a line of the code under test.</summary>
internal static class FeedbackDecoder
{
    /// <summary>One packet: type, count or format, and the body without padding.</summary>
    public static List<(int Type, int Format, byte[] Body)> Split(byte[] datagram)
    {
        var packets = new List<(int, int, byte[])>();
        for (var at = 0; at < datagram.Length;)
        {
            Assert.Equal(2, datagram[at] >> 6);
            var length = (BinaryPrimitives.ReadUInt16BigEndian(datagram.AsSpan(at + 2)) + 1) * 4;
            var padding = (datagram[at] & 0x20) != 0 ? datagram[at + length - 1] : 0;
            packets.Add((datagram[at + 1], datagram[at] & 31, datagram[(at + 4)..(at + length - padding)]));
            at += length;
        }
        return packets;
    }

    /// <summary>The sequence numbers of a generic NACK.</summary>
    public static List<ushort> Missing(byte[] body)
    {
        var missing = new List<ushort>();
        for (var at = 8; at < body.Length; at += 4)
        {
            var first = BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(at));
            var mask = BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(at + 2));
            missing.Add(first);
            for (var bit = 0; bit < 16; bit++) if ((mask >> bit & 1) != 0) missing.Add((ushort)(first + bit + 1));
        }
        return missing;
    }

    /// <summary>For each packet that a transport-wide feedback covers: its number, and its arrival in units of 250 µs or null.</summary>
    public static List<(ushort Sequence, long? Arrival)> Arrivals(byte[] body)
    {
        var start = BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(8));
        var count = BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(10));
        long clock = (body[12] << 16 | body[13] << 8 | body[14]) * 256L;
        var symbols = new List<int>();
        var at = 16;
        for (; symbols.Count < count; at += 2)
        {
            var chunk = BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(at));
            if (chunk >> 15 == 0) symbols.AddRange(Enumerable.Repeat(chunk >> 13 & 3, chunk & 0x1FFF));
            else if ((chunk >> 14 & 1) == 0) symbols.AddRange(Enumerable.Range(0, 14).Select(i => chunk >> (13 - i) & 1));
            else symbols.AddRange(Enumerable.Range(0, 7).Select(i => chunk >> (12 - 2 * i) & 3));
        }
        var arrivals = new List<(ushort, long?)>();
        for (var i = 0; i < count; i++)
        {
            if (symbols[i] == 1) clock += body[at++];
            if (symbols[i] == 2)
            {
                clock += BinaryPrimitives.ReadInt16BigEndian(body.AsSpan(at));
                at += 2;
            }
            arrivals.Add(((ushort)(start + i), symbols[i] == 0 ? null : clock));
        }
        Assert.Equal(body.Length, at);
        return arrivals;
    }
}
