using System.Buffers.Binary;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Record;

/// <summary>What a Matroska track header says of a stream; read from its first key unit. Pure.</summary>
/// <param name="CodecId">Matroska's name of the codec.</param>
/// <param name="CodecPrivate">What a decoder needs before the first block; empty for codecs that carry everything in their units.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record VideoTrack(string CodecId, byte[] CodecPrivate, int Width, int Height)
{
    /// <summary>Reads a key unit.</summary>
    /// <returns>Null when the unit does not say what is needed: recording cannot begin with it.</returns>
    public static VideoTrack? From(EncodedFrame unit) => unit.Codec switch
    {
        VideoCodec.Vp8 => Vp8(unit.Data.Span),
        VideoCodec.Vp9 => Vp9(unit.Data.Span),
        VideoCodec.H264 => AvcStream.Track(unit.Data.Span),
        VideoCodec.Av1 => Av1Sequence.Track(unit.Data.Span),
        VideoCodec.Jpeg => Jpeg(unit.Data.Span),
        _ => null,
    };

    // RFC 6386 9.1: three bytes of tag, a start code, two sizes of 14 bits below two of scaling.
    private static VideoTrack? Vp8(ReadOnlySpan<byte> unit)
    {
        if (unit.Length < 10 || !unit.Slice(3, 3).SequenceEqual<byte>([0x9D, 0x01, 0x2A])) return null;
        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(unit[6..]), BinaryPrimitives.ReadUInt16LittleEndian(unit[8..]));
        return Track("V_VP8", width & 0x3FFF, height & 0x3FFF);
    }

    // The uncompressed header of a key frame, VP9 specification 6.2.
    private static VideoTrack? Vp9(ReadOnlySpan<byte> unit)
    {
        const int Rgb = 7;
        var bits = new BitReader(unit);
        if (bits.Bits(2) != 2) return null;
        var profile = bits.Bits(1) | (bits.Bits(1) << 1);
        if (profile == 3) bits.Bits(1);
        var (existing, inter) = (bits.Flag(), bits.Flag());
        bits.Bits(2);
        if (existing || inter || bits.Bits(24) != 0x498342) return null;
        if (profile >= 2) bits.Bits(1);
        if (bits.Bits(3) != Rgb)
        {
            bits.Bits(1);
            if ((profile & 1) == 1) bits.Bits(3);
        }
        else if ((profile & 1) == 1)
        {
            bits.Bits(1);
        }

        var (width, height) = ((int)bits.Bits(16) + 1, (int)bits.Bits(16) + 1);
        return bits.Overran ? null : Track("V_VP9", width, height);
    }

    // The first start-of-frame segment, ITU-T T.81 B.2.2; C4, C8 and CC are other segments among the same numbers.
    private static VideoTrack? Jpeg(ReadOnlySpan<byte> unit)
    {
        for (var at = 2; at + 9 <= unit.Length && unit[at] == 0xFF;)
        {
            var marker = unit[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(unit[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(unit[(at + 7)..]));
                return Track("V_MJPEG", width, height);
            }

            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(unit[(at + 2)..]);
        }

        return null;
    }

    private static VideoTrack? Track(string codec, int width, int height) =>
        width > 0 && height > 0 ? new VideoTrack(codec, [], width, height) : null;
}
