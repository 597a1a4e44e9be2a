namespace Aikynetix.WebRtc.Rtp;

/// <summary>The lengths of AV1: seven bits a byte, the lowest first.</summary>
internal static class Leb128
{
    /// <summary>Bytes that the longest one of 32 bits takes.</summary>
    public const int Longest = 5;

    /// <summary>Reads a length off the front; false when it is cut short or longer than 32 bits.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> bytes, out uint value)
    {
        ulong sum = 0;
        for (var i = 0; i < Math.Min(bytes.Length, 8); i++)
        {
            sum |= (ulong)(bytes[i] & 0x7F) << 7 * i;
            if ((bytes[i] & 0x80) != 0) continue;
            bytes = bytes[(i + 1)..];
            value = (uint)sum;
            return sum <= uint.MaxValue;
        }
        value = 0;
        return false;
    }

    /// <summary>Writes a length in as few bytes as it takes; returns their number.</summary>
    public static int Write(Span<byte> bytes, uint value)
    {
        var length = 0;
        for (; value > 0x7F; value >>= 7) bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        return length;
    }
}
