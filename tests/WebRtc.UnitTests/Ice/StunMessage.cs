using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Aikynetix.WebRtc.UnitTests.Ice;

/// <summary>Writes STUN messages as clients do, and as attackers may.</summary>
internal static class StunMessage
{
    private const uint Cookie = 0x2112A442;

    /// <summary>A connectivity check.</summary>
    public static byte[] Check(string username, string password, bool use = true, bool controlled = false, params (ushort Type, byte[] Value)[] more)
    {
        List<(ushort Type, byte[] Value)> attributes =
        [
            (0x0006, Encoding.ASCII.GetBytes(username)),
            (0x0024, [0x6E, 0, 1, 0xFF]),
            (controlled ? (ushort)0x8029 : (ushort)0x802A, RandomNumberGenerator.GetBytes(8)),
        ];
        if (use) attributes.Add((0x0025, []));
        attributes.AddRange(more);
        return Seal(0x0001, attributes, password);
    }

    /// <summary>Any message with integrity and fingerprint.</summary>
    public static byte[] Seal(ushort type, IEnumerable<(ushort Type, byte[] Value)> attributes, string password, params (ushort Type, byte[] Value)[] unsigned)
    {
        var message = new List<byte>(20);
        message.AddRange([(byte)(type >> 8), (byte)type, 0, 0]);
        message.AddRange(Word(Cookie));
        message.AddRange(RandomNumberGenerator.GetBytes(12));
        foreach (var (kind, value) in attributes) Append(message, kind, value);
        Append(message, 0x0008, HMACSHA1.HashData(Encoding.ASCII.GetBytes(password), WithLength(message, 24)));
        foreach (var (kind, value) in unsigned) Append(message, kind, value);
        Append(message, 0x8028, Word(Crc(WithLength(message, 8)) ^ 0x5354554E));
        return WithLength(message, 0);
    }

    private static byte[] WithLength(List<byte> message, int more)
    {
        var copy = message.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(2), (ushort)(copy.Length - 20 + more));
        return copy;
    }

    private static void Append(List<byte> message, ushort type, byte[] value)
    {
        message.AddRange([(byte)(type >> 8), (byte)type, (byte)(value.Length >> 8), (byte)value.Length]);
        message.AddRange(value);
        while (message.Count % 4 != 0) message.Add(0);
    }

    private static byte[] Word(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Crc(byte[] data)
    {
        var sum = ~0u;
        foreach (var value in data)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        }

        return ~sum;
    }
}
