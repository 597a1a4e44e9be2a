namespace Aikynetix.WebRtc.Ice;

/// <summary>The checksum of ITU V.42, which STUN's FINGERPRINT is made of.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Entry((uint)value))];

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var sum = ~0u;
        foreach (var value in data) sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Entry(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? Polynomial ^ (value >> 1) : value >> 1;
        return value;
    }
}
