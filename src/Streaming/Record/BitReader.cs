namespace Aikynetix.Streaming.Record;

/// <summary>Reads a bitstream's header from the highest bit down; past the end it reads zeros and says so.</summary>
/// <param name="data">The header.</param>
internal ref struct BitReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private long _position;

    /// <summary>Whether more was asked for than there is: nothing read can then be trusted.</summary>
    public readonly bool Overran => _position > _data.Length * 8L;

    /// <summary>The next bit.</summary>
    public bool Flag() => Bits(1) == 1;

    /// <summary>The next bits as a number.</summary>
    /// <param name="count">0–32.</param>
    public uint Bits(int count)
    {
        var value = 0u;
        for (; count > 0; count--, _position++)
        {
            var at = _position >> 3;
            var bit = at < _data.Length ? (_data[(int)at] >> (int)(7 - (_position & 7))) & 1 : 0;
            value = (value << 1) | (uint)bit;
        }

        return value;
    }

    /// <summary>The next number in Exp-Golomb code (ITU-T H.264 9.1), or AV1's <c>uvlc</c>, which is the same.</summary>
    public uint Golomb()
    {
        var zeros = 0;
        while (zeros < 32 && !Overran && !Flag()) zeros++;
        return zeros >= 32 ? uint.MaxValue : (1u << zeros) - 1 + Bits(zeros);
    }

    /// <summary>The next signed number in Exp-Golomb code.</summary>
    public int SignedGolomb()
    {
        var code = Golomb();
        return (code & 1) == 1 ? (int)((code >> 1) + 1) : -(int)(code >> 1);
    }
}
