using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Aikynetix.Inference.Conversion;

/// <summary>One table of a flatbuffer; fields go by their number in the schema, absent ones give their default.</summary>
internal readonly struct FlatTable
{
    private const int MostTables = 10_000;
    private const int LongestText = 128;

    private readonly FlatFile _file;
    private readonly long _position;
    private readonly long _fields;
    private readonly int _fieldsLength;
    private readonly int _length;

    /// <summary>Finds the table's list of fields.</summary>
    /// <exception cref="ConversionException">There is no table at this place.</exception>
    public FlatTable(FlatFile file, long position)
    {
        _file = file;
        _position = position;
        _fields = position - BinaryPrimitives.ReadInt32LittleEndian(file.Scalar(position, sizeof(int)));
        _fieldsLength = UInt16(file, _fields);
        _length = UInt16(file, _fields + sizeof(ushort));
        file.Slice(_fields, _fieldsLength);
        file.Slice(position, _length);
    }

    /// <summary>A field of one byte.</summary>
    public byte Byte(int field) => Place(field, sizeof(byte)) is { } place ? _file.Scalar(place, sizeof(byte))[0] : (byte)0;

    /// <summary>A field of four bytes.</summary>
    public int Int32(int field, int fallback = 0) =>
        Place(field, sizeof(int)) is { } place ? BinaryPrimitives.ReadInt32LittleEndian(_file.Scalar(place, sizeof(int))) : fallback;

    /// <summary>A table in a table; null when absent.</summary>
    public FlatTable? Table(int field) => Target(field) is { } target ? new FlatTable(_file, target) : null;

    /// <summary>A list of tables; empty when absent.</summary>
    public FlatTable[] Tables(int field)
    {
        if (Target(field) is not { } target) return [];
        var count = _file.List(target, sizeof(uint)).Length / sizeof(uint);
        if (count > MostTables) throw ConversionException.Damaged($"it lists {count} tables where at most {MostTables} make sense");
        var tables = new FlatTable[count];
        for (var i = 0; i < count; i++) tables[i] = new FlatTable(_file, _file.Follow(target + sizeof(uint) + ((long)i * sizeof(uint))));
        return tables;
    }

    /// <summary>A list of bytes, as it lies in the file; empty when absent.</summary>
    public ReadOnlyMemory<byte> Bytes(int field) => Target(field) is { } target ? _file.Blob(target, sizeof(byte)) : default;

    /// <summary>A list of signed 32-bit numbers; empty when absent.</summary>
    public int[] Int32s(int field) => List<int>(field);

    /// <summary>A list of signed 64-bit numbers; empty when absent.</summary>
    public long[] Int64s(int field) => List<long>(field);

    /// <summary>A list of 32-bit floating-point numbers; empty when absent.</summary>
    public float[] Singles(int field) => List<float>(field);

    /// <summary>A list of unsigned 16-bit numbers; empty when absent.</summary>
    public ushort[] UInt16s(int field) => List<ushort>(field);

    /// <summary>A short text; empty when absent.</summary>
    public string Text(int field)
    {
        if (Target(field) is not { } target) return string.Empty;
        var text = _file.Blob(target, sizeof(byte)).Span;
        // It ends up in messages, so nothing in it may steer a terminal.
        return string.Concat(Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestText)]).Where(letter => !char.IsControl(letter)));
    }

    private static int UInt16(FlatFile file, long position) => BinaryPrimitives.ReadUInt16LittleEndian(file.Scalar(position, sizeof(ushort)));

    private T[] List<T>(int field)
        where T : unmanaged
    {
        if (Target(field) is not { } target) return [];
        var list = _file.List(target, Marshal.SizeOf<T>());
        var copy = new T[list.Length / Marshal.SizeOf<T>()];
        list.CopyTo(MemoryMarshal.AsBytes(copy.AsSpan()));
        return copy;
    }

    private long? Target(int field) => Place(field, sizeof(uint)) is { } place ? _file.Follow(place) : null;

    private long? Place(int field, int size)
    {
        // Two 16-bit lengths, of this list and of the table, stand before the fields' offsets.
        var entry = (2 + field) * sizeof(ushort);
        var offset = entry + sizeof(ushort) <= _fieldsLength ? UInt16(_file, _fields + entry) : 0;
        if (offset == 0) return null;
        if (offset + size > _length) throw ConversionException.Damaged($"field {field} of the table at {_position} lies outside that table");
        return _position + offset;
    }
}
