using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Aikynetix.Streaming.Record;

/// <summary>Builds elements of EBML (RFC 8794), the notation of Matroska: an id, a length, a content.</summary>
internal sealed class EbmlWriter
{
    private const int LengthBytes = 8;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was built.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Bytes built so far.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>A length of 8 bytes, as stands where it is filled in later.</summary>
    public static byte[] LongLength(long length)
    {
        var bytes = new byte[LengthBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        bytes[0] = 1;
        return bytes;
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>An element that holds a number.</summary>
    public void Number(uint id, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        Data(id, bytes[Math.Min(BitOperations.LeadingZeroCount(value) / 8, 7)..]);
    }

    /// <summary>An element that holds a number with a fraction.</summary>
    public void Real(uint id, double value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        Data(id, bytes);
    }

    /// <summary>An element that holds text.</summary>
    public void Text(uint id, string text) => Data(id, Encoding.UTF8.GetBytes(text));

    /// <summary>An element that holds bytes.</summary>
    public void Data(uint id, ReadOnlySpan<byte> content)
    {
        Begin(id, content.Length);
        _bytes.Write(content);
    }

    /// <summary>An element that holds elements.</summary>
    public void Group(uint id, Action<EbmlWriter> content)
    {
        var inner = new EbmlWriter();
        content(inner);
        Data(id, inner.Bytes);
    }

    /// <summary>An element that holds elements and ends where one begins that cannot stand in it (or at the end of the file).</summary>
    public void Endless(uint id)
    {
        Id(id);
        _bytes.Write<byte>([1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
    }

    /// <summary>Room to be filled later.</summary>
    /// <param name="length">Bytes in all, 2–127.</param>
    public void Room(int length) => Data(0xEC, new byte[length - 2]);

    /// <summary>The id and length of an element whose content follows.</summary>
    public void Begin(uint id, int length)
    {
        Id(id);

        // Of each width the number of all ones means "unknown", so that it takes the next.
        var width = 1;
        while (length >= (1L << (7 * width)) - 1) width++;
        var value = (1L << (7 * width)) | (uint)length;
        for (var shift = 8 * (width - 1); shift >= 0; shift -= 8) _bytes.Write<byte>([(byte)(value >> shift)]);
    }

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    private void Id(uint id)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        _bytes.Write(bytes[(BitOperations.LeadingZeroCount(id) / 8)..]);
    }
}
