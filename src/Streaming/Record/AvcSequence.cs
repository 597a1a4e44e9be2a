namespace Aikynetix.Streaming.Record;

/// <summary>What an H.264 sequence parameter set (ITU-T H.264 7.3.2.1.1) says of the picture. Pure.</summary>
/// <param name="Width">Pixels shown.</param>
/// <param name="Height">Pixels shown.</param>
/// <param name="IsHigh">Whether its profile states the format of chroma.</param>
/// <param name="Chroma">0 none, 1 4:2:0, 2 4:2:2, 3 4:4:4.</param>
/// <param name="LumaDepth">Bits above 8.</param>
/// <param name="ChromaDepth">Bits above 8.</param>
internal readonly record struct AvcSequence(int Width, int Height, bool IsHigh, int Chroma, int LumaDepth, int ChromaDepth)
{
    private const int MaxMacroblocks = 1 << 12;

    /// <summary>Reads a set; null when it is broken.</summary>
    /// <param name="unit">The NAL unit with its header byte.</param>
    public static AvcSequence? Read(ReadOnlySpan<byte> unit)
    {
        var bits = new BitReader(Unescape(unit[1..]));
        var profile = bits.Bits(8);
        bits.Bits(16);
        bits.Golomb();
        var high = profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;
        var (chroma, separate, luma, depth) = (1u, false, 0u, 0u);
        if (high)
        {
            chroma = bits.Golomb();
            if (chroma == 3) separate = bits.Flag();
            (luma, depth) = (bits.Golomb(), bits.Golomb());
            bits.Flag();
            if (bits.Flag()) SkipScaling(ref bits, chroma == 3 ? 12 : 8);
        }

        bits.Golomb();
        SkipOrder(ref bits);
        bits.Golomb();
        bits.Flag();
        var (across, down) = (bits.Golomb() + 1, bits.Golomb() + 1);
        var frames = bits.Flag();
        if (!frames) bits.Flag();
        bits.Flag();
        if (bits.Overran || chroma > 3 || luma > 6 || depth > 6 || across - 1 >= MaxMacroblocks || down - 1 >= MaxMacroblocks) return null;

        var (unitX, unitY) = (chroma is 1 or 2 && !separate ? 2 : 1, chroma == 1 && !separate ? 2 : 1);
        var (width, height) = (16L * across, 16L * down * (frames ? 1 : 2));
        if (bits.Flag())
        {
            width -= unitX * ((long)bits.Golomb() + bits.Golomb());
            height -= unitY * (frames ? 1 : 2) * ((long)bits.Golomb() + bits.Golomb());
        }

        if (bits.Overran || width < 1 || height < 1) return null;
        return new AvcSequence((int)width, (int)height, high, (int)chroma, (int)luma, (int)depth);
    }

    private static void SkipScaling(ref BitReader bits, int lists)
    {
        for (var list = 0; list < lists; list++)
        {
            if (!bits.Flag()) continue;
            var (last, next) = (8, 8);
            for (var k = 0; k < (list < 6 ? 16 : 64) && next != 0; k++)
            {
                next = (last + bits.SignedGolomb()) & 0xFF;
                if (next != 0) last = next;
            }
        }
    }

    private static void SkipOrder(ref BitReader bits)
    {
        var order = bits.Golomb();
        if (order == 0) bits.Golomb();
        if (order != 1) return;
        bits.Flag();
        bits.Golomb();
        bits.Golomb();
        for (var left = Math.Min(bits.Golomb(), 255); left > 0; left--) bits.Golomb();
    }

    // A 3 behind two zeros only keeps start codes out of the data.
    private static byte[] Unescape(ReadOnlySpan<byte> data)
    {
        var (plain, count, zeros) = (new byte[data.Length], 0, 0);
        foreach (var each in data)
        {
            if (zeros >= 2 && each == 3)
            {
                zeros = 0;
                continue;
            }

            zeros = each == 0 ? zeros + 1 : 0;
            plain[count++] = each;
        }

        return plain[..count];
    }
}
