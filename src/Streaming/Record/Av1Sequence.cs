namespace Aikynetix.Streaming.Record;

/// <summary>Makes Matroska's av1C record of the sequence header in an AV1 key unit (AV1 specification 5.5, AV1 in Matroska). Pure.</summary>
internal static class Av1Sequence
{
    private const int SequenceHeader = 1;

    /// <summary>The track header; null when the unit has no sequence header that can be read.</summary>
    public static VideoTrack? Track(ReadOnlySpan<byte> unit)
    {
        while (unit.Length > 1)
        {
            // Units carry their sizes; one that does not is the last.
            var (type, extended, sized) = ((unit[0] >> 3) & 15, (unit[0] & 4) != 0, (unit[0] & 2) != 0);
            var header = extended ? 2 : 1;
            if (!sized || !TryReadSize(unit[header..], out var size, out var used) || size > unit.Length - header - used) return null;
            var whole = unit[..(header + used + size)];
            if (type == SequenceHeader) return Read(whole, whole[(header + used)..]);
            unit = unit[whole.Length..];
        }

        return null;
    }

    private static bool TryReadSize(ReadOnlySpan<byte> data, out int size, out int used)
    {
        (size, used) = (0, 0);
        foreach (var each in data)
        {
            if (used == 4) return false;
            size |= (each & 0x7F) << (7 * used++);
            if ((each & 0x80) == 0) return true;
        }

        return false;
    }

    private static VideoTrack? Read(ReadOnlySpan<byte> unit, ReadOnlySpan<byte> payload)
    {
        var bits = new BitReader(payload);
        var profile = bits.Bits(3);
        bits.Bits(1);
        var reduced = bits.Flag();
        var (level, tier) = reduced ? (bits.Bits(5), 0u) : ReadLevel(ref bits);
        var (widthBits, heightBits) = ((int)bits.Bits(4) + 1, (int)bits.Bits(4) + 1);
        var (width, height) = ((int)bits.Bits(widthBits) + 1, (int)bits.Bits(heightBits) + 1);
        if (!reduced && bits.Flag()) bits.Bits(7);
        bits.Bits(3);
        if (!reduced) SkipTools(ref bits);
        bits.Bits(3);
        var color = ReadColor(ref bits, profile);
        if (bits.Overran || width < 1 || height < 1) return null;
        return new VideoTrack("V_AV1", [0x81, (byte)((profile << 5) | level), (byte)((tier << 7) | color), 0, .. unit], width, height);
    }

    // The level of the first operating point; those of the others are skipped.
    private static (uint Level, uint Tier) ReadLevel(ref BitReader bits)
    {
        var (decoderModel, delayBits) = (false, 0);
        if (bits.Flag())
        {
            bits.Bits(32);
            bits.Bits(32);
            if (bits.Flag()) bits.Golomb();
            decoderModel = bits.Flag();
            if (decoderModel)
            {
                delayBits = (int)bits.Bits(5) + 1;
                bits.Bits(32);
                bits.Bits(10);
            }
        }

        var initialDelay = bits.Flag();
        var points = bits.Bits(5);
        var first = (0u, 0u);
        for (var point = 0; point <= points; point++)
        {
            bits.Bits(12);
            var level = bits.Bits(5);
            var tier = level > 7 ? bits.Bits(1) : 0;
            if (decoderModel && bits.Flag())
            {
                bits.Bits(delayBits);
                bits.Bits(delayBits);
                bits.Bits(1);
            }

            if (initialDelay && bits.Flag()) bits.Bits(4);
            if (point == 0) first = (level, tier);
        }

        return first;
    }

    private static void SkipTools(ref BitReader bits)
    {
        const uint Select = 2;
        bits.Bits(4);
        var order = bits.Flag();
        if (order) bits.Bits(2);
        var screen = bits.Flag() ? Select : bits.Bits(1);
        if (screen > 0 && !bits.Flag()) bits.Bits(1);
        if (order) bits.Bits(3);
    }

    // The bits of av1C from high_bitdepth to chroma_sample_position.
    private static uint ReadColor(ref BitReader bits, uint profile)
    {
        const uint Unspecified = 2;
        var deep = bits.Bits(1);
        var deepest = profile == 2 && deep == 1 ? bits.Bits(1) : 0;
        var gray = profile == 1 ? 0 : bits.Bits(1);
        var (primaries, transfer, matrix) = (Unspecified, Unspecified, Unspecified);
        if (bits.Flag()) (primaries, transfer, matrix) = (bits.Bits(8), bits.Bits(8), bits.Bits(8));
        var (halfAcross, halfDown, position) = (1u, 1u, 0u);
        var rgb = gray == 0 && (primaries, transfer, matrix) == (1, 13, 0);
        if (rgb)
        {
            (halfAcross, halfDown) = (0, 0);
        }
        else
        {
            bits.Bits(1);
            if (gray == 0 && profile == 1) (halfAcross, halfDown) = (0, 0);
            if (gray == 0 && profile == 2) (halfAcross, halfDown) = deepest == 0 ? (1u, 0u) : ReadSubsampling(ref bits);
            if (gray == 0 && halfAcross == 1 && halfDown == 1) position = bits.Bits(2);
        }

        return (deep << 6) | (deepest << 5) | (gray << 4) | (halfAcross << 3) | (halfDown << 2) | position;
    }

    private static (uint Across, uint Down) ReadSubsampling(ref BitReader bits)
    {
        var across = bits.Bits(1);
        return (across, across == 1 ? bits.Bits(1) : 0);
    }
}
