namespace Aikynetix.Streaming.Decode;

/// <summary>A cursor over one NUT packet's bytes: variable-length numbers, signed numbers and byte strings.</summary>
/// <param name="bytes">The packet without its start code and length.</param>
internal ref struct NutFields(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The next number that must fit 31 bits.</summary>
    /// <exception cref="InvalidDataException">The packet ends, or the number is larger.</exception>
    public int Int() => Long() is var value && value <= int.MaxValue ? (int)value : throw Malformed("a number is out of range");

    /// <summary>The next number, 0 to 2⁶²: seven bits a byte, most significant first, the top bit set on all but the last.</summary>
    /// <exception cref="InvalidDataException">The packet ends, or the number is longer.</exception>
    public long Long()
    {
        long value = 0;
        for (var i = 0; i < MaxNumberBytes; i++)
        {
            var next = Take(1)[0];
            value = (value << 7) | (next & 0x7FL);
            if (next < 0x80) return value;
        }

        throw Malformed("a number does not end");
    }

    /// <summary>The next number with a sign: 0, 1, −1, 2, −2 … are stored as 0, 1, 2, 3, 4 ….</summary>
    /// <exception cref="InvalidDataException">The packet ends, or the number is longer.</exception>
    public long Signed()
    {
        var stored = Long() + 1;
        return (stored & 1) == 0 ? stored >> 1 : -(stored >> 1);
    }

    /// <summary>The next byte string, whose length stands before it.</summary>
    /// <exception cref="InvalidDataException">The packet ends before the string does.</exception>
    public ReadOnlySpan<byte> Bytes() => Take(Int());

    /// <summary>Most bytes that a number may take here, so that it never overflows.</summary>
    public const int MaxNumberBytes = 8;

    /// <summary>The failure that every reader of NUT reports.</summary>
    public static InvalidDataException Malformed(string what) => new($"The decoder's output is not the NUT that we expect: {what}.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length) throw Malformed("a packet is too short");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
