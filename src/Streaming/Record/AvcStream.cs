using System.Buffers;
using System.Buffers.Binary;

namespace Aikynetix.Streaming.Record;

/// <summary>H.264 from Annex B (start codes) to what containers hold: an avcC record and units with lengths (ISO/IEC 14496-15). Pure.</summary>
internal static class AvcStream
{
    private const int ParameterSet = 7;
    private const int PictureParameterSet = 8;
    private const int LengthBytes = 4;

    /// <summary>Makes the track header of a key unit's parameter sets; null when one is missing or broken.</summary>
    public static VideoTrack? Track(ReadOnlySpan<byte> unit)
    {
        ReadOnlySpan<byte> sequence = default, picture = default;
        for (var rest = unit; TryNext(ref rest, out var nal);)
        {
            if ((nal[0] & 0x1F) == ParameterSet && sequence.IsEmpty) sequence = nal;
            if ((nal[0] & 0x1F) == PictureParameterSet && picture.IsEmpty) picture = nal;
        }

        if (sequence.Length < 4 || picture.IsEmpty || sequence.Length > ushort.MaxValue || picture.Length > ushort.MaxValue) return null;
        if (AvcSequence.Read(sequence) is not { } size) return null;
        return new VideoTrack("V_MPEG4/ISO/AVC", Configuration(sequence, picture, size), size.Width, size.Height);
    }

    /// <summary>Puts a length before each NAL unit in place of its start code.</summary>
    public static void WriteLengths(ReadOnlySpan<byte> unit, IBufferWriter<byte> target)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        while (TryNext(ref unit, out var nal))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, nal.Length);
            target.Write(length);
            target.Write(nal);
        }
    }

    // Zeros before a start code belong to it, and a NAL unit never ends with one.
    private static bool TryNext(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> nal)
    {
        ReadOnlySpan<byte> startCode = [0, 0, 1];
        while (true)
        {
            nal = default;
            var start = rest.IndexOf(startCode);
            if (start < 0) return false;
            rest = rest[(start + startCode.Length)..];
            var end = rest.IndexOf(startCode);
            nal = (end < 0 ? rest : rest[..end]).TrimEnd((byte)0);
            rest = end < 0 ? default : rest[end..];
            if (!nal.IsEmpty) return true;
        }
    }

    private static byte[] Configuration(ReadOnlySpan<byte> sequence, ReadOnlySpan<byte> picture, AvcSequence size)
    {
        var record = new ArrayBufferWriter<byte>();
        record.Write<byte>([1, sequence[1], sequence[2], sequence[3], 0xFC | (LengthBytes - 1), 0xE0 | 1]);
        Write(sequence);
        record.Write<byte>([1]);
        Write(picture);
        if (size.IsHigh) record.Write<byte>([(byte)(0xFC | size.Chroma), (byte)(0xF8 | size.LumaDepth), (byte)(0xF8 | size.ChromaDepth), 0]);
        return record.WrittenSpan.ToArray();

        void Write(ReadOnlySpan<byte> nal)
        {
            record.Write<byte>([(byte)(nal.Length >> 8), (byte)nal.Length]);
            record.Write(nal);
        }
    }
}
