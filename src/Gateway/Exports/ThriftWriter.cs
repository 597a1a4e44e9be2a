using System.Buffers;
using System.Text;

namespace Aikynetix.Gateway.Exports;

/// <summary>Writes structures in Thrift's compact protocol, as far as Parquet needs it. Fields must come in the order of their numbers.</summary>
internal sealed class ThriftWriter
{
    private const byte Integer32 = 5, Integer64 = 6, Text = 8, List = 9, Structure = 12;
    private const int LongList = 15;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Stack<int> _outer = new();
    private int _last;

    /// <summary>What was written; complete once every structure has ended.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>A number of 32 bits.</summary>
    public ThriftWriter Int(int field, int value)
    {
        Head(field, Integer32);
        return Zigzag(value);
    }

    /// <summary>A number of 64 bits.</summary>
    public ThriftWriter Long(int field, long value)
    {
        Head(field, Integer64);
        return Zigzag(value);
    }

    /// <summary>A text.</summary>
    public ThriftWriter String(int field, string value)
    {
        Head(field, Text);
        return String(value);
    }

    /// <summary>A list of texts.</summary>
    public ThriftWriter Strings(int field, params string[] values)
    {
        ListHead(field, Text, values.Length);
        foreach (var value in values) String(value);
        return this;
    }

    /// <summary>A list of numbers of 32 bits.</summary>
    public ThriftWriter Ints(int field, params int[] values)
    {
        ListHead(field, Integer32, values.Length);
        foreach (var value in values) Zigzag(value);
        return this;
    }

    /// <summary>A structure.</summary>
    public ThriftWriter Struct(int field, Action<ThriftWriter> write)
    {
        Head(field, Structure);
        return Struct(write);
    }

    /// <summary>A list of structures.</summary>
    public ThriftWriter Structs<T>(int field, IReadOnlyCollection<T> items, Action<ThriftWriter, T> write)
    {
        ListHead(field, Structure, items.Count);
        foreach (var item in items) Struct(writer => write(writer, item));
        return this;
    }

    /// <summary>A structure that is no field: the outermost, or an item of a list.</summary>
    public ThriftWriter Struct(Action<ThriftWriter> write)
    {
        _outer.Push(_last);
        _last = 0;
        write(this);
        Byte(0);
        _last = _outer.Pop();
        return this;
    }

    private void Head(int field, byte type)
    {
        Byte((byte)(((field - _last) << 4) | type));
        _last = field;
    }

    private void ListHead(int field, byte type, int count)
    {
        Head(field, List);
        Byte((byte)((Math.Min(count, LongList) << 4) | type));
        if (count >= LongList) Varint((ulong)count);
    }

    private ThriftWriter String(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Varint((ulong)bytes.Length);
        _bytes.Write(bytes);
        return this;
    }

    private ThriftWriter Zigzag(long value)
    {
        Varint((ulong)((value << 1) ^ (value >> 63)));
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    private void Byte(byte value) => _bytes.Write([value]);
}
