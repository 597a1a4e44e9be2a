using System.Buffers.Binary;
using System.Text;

namespace Aikynetix.Inference.Conversion;

/// <summary>One message in Protocol Buffers' wire format; it knows its length while it grows, so that the whole is written once and in place.</summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0, LengthDelimited = 2;

    private readonly List<Entry> _entries = [];
    private int _length;

    /// <summary>Adds a whole number that is not negative.</summary>
    public ProtoMessage Number(int field, long value) => Add(new Entry((field << 3) | Varint, value), VarintLength(value));

    /// <summary>Adds a text.</summary>
    public ProtoMessage Text(int field, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return AddDelimited(field, bytes.Length, new Entry { Bytes = bytes });
    }

    /// <summary>Adds floating-point numbers as bytes, little end first.</summary>
    public ProtoMessage Raw(int field, float[] numbers) => AddDelimited(field, checked(numbers.Length * sizeof(float)), new Entry { Singles = numbers });

    /// <summary>Adds whole numbers as bytes, little end first.</summary>
    public ProtoMessage Raw(int field, long[] numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(long)];
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), numbers[i]);
        return AddDelimited(field, bytes.Length, new Entry { Bytes = bytes });
    }

    /// <summary>Adds a finished message; it must not grow any more.</summary>
    public ProtoMessage Message(int field, ProtoMessage message) => AddDelimited(field, message._length, new Entry { Message = message });

    /// <summary>The message's bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[_length];
        Write(bytes);
        return bytes;
    }

    private ProtoMessage AddDelimited(int field, int length, Entry entry) =>
        Add(entry with { Key = (field << 3) | LengthDelimited, Number = length }, checked(VarintLength(length) + length));

    private ProtoMessage Add(Entry entry, int length)
    {
        _entries.Add(entry);
        _length = checked(_length + VarintLength(entry.Key) + length);
        return this;
    }

    private Span<byte> Write(Span<byte> target)
    {
        foreach (var entry in _entries)
        {
            target = WriteVarint(WriteVarint(target, entry.Key), entry.Number);
            if (entry.Message is { } message) target = message.Write(target);
            if (entry.Bytes is { } bytes)
            {
                bytes.CopyTo(target);
                target = target[bytes.Length..];
            }

            foreach (var single in entry.Singles ?? [])
            {
                BinaryPrimitives.WriteSingleLittleEndian(target, single);
                target = target[sizeof(float)..];
            }
        }

        return target;
    }

    private static Span<byte> WriteVarint(Span<byte> target, long value)
    {
        var i = 0;
        for (; value >= 0x80; value >>= 7) target[i++] = (byte)(value | 0x80);
        target[i++] = (byte)value;
        return target[i..];
    }

    private static int VarintLength(long value)
    {
        var length = 1;
        for (; value >= 0x80; value >>= 7) length++;
        return length;
    }

    private readonly record struct Entry(int Key, long Number)
    {
        public byte[]? Bytes { get; init; }

        public float[]? Singles { get; init; }

        public ProtoMessage? Message { get; init; }
    }
}
