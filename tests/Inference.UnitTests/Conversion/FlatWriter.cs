using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Aikynetix.Inference.UnitTests.Conversion;

/// <summary>Writes a flatbuffer from tables given as lists of (field, value), the parents before their children.</summary>
internal sealed class FlatWriter
{
    private readonly List<byte> _bytes = [];

    /// <summary>The file.</summary>
    /// <param name="root">The outermost table; values are bytes, ints, texts, arrays of numbers, tables and arrays of tables.</param>
    /// <param name="identifier">Four letters.</param>
    public static byte[] Write((int Field, object Value)[] root, string identifier)
    {
        var writer = new FlatWriter();
        writer.Int32(0);
        writer._bytes.AddRange(Encoding.ASCII.GetBytes(identifier));
        writer.Point(0, writer.Table(root));
        return [.. writer._bytes];
    }

    private int Table((int Field, object Value)[] fields)
    {
        var slots = fields.Length == 0 ? 0 : fields.Max(field => field.Field) + 1;
        Align();
        var list = _bytes.Count;
        var offsets = new int[slots];
        var length = sizeof(int);
        foreach (var (field, value) in fields.OrderBy(field => field.Value is byte or bool))
        {
            offsets[field] = length;
            length += value is byte or bool ? 1 : sizeof(int);
        }

        UInt16(4 + (2 * slots));
        UInt16(length);
        foreach (var offset in offsets) UInt16(offset);
        Align();
        var table = _bytes.Count;
        Int32(table - list);
        _bytes.AddRange(new byte[length - sizeof(int)]);
        foreach (var (field, value) in fields) Fill(table + offsets[field], value);
        return table;
    }

    private void Fill(int place, object value)
    {
        switch (value)
        {
            case byte number: _bytes[place] = number; break;
            case bool flag: _bytes[place] = flag ? (byte)1 : (byte)0; break;
            case int number: Set(place, number); break;
            case string text: Point(place, List(Encoding.UTF8.GetBytes(text), 1)); break;
            case byte[] list: Point(place, List(list, 1)); break;
            case ushort[] list: Point(place, List(MemoryMarshal.AsBytes(list.AsSpan()), 2)); break;
            case int[] list: Point(place, List(MemoryMarshal.AsBytes(list.AsSpan()), 4)); break;
            case float[] list: Point(place, List(MemoryMarshal.AsBytes(list.AsSpan()), 4)); break;
            case long[] list: Point(place, List(MemoryMarshal.AsBytes(list.AsSpan()), 8)); break;
            case (int, object)[] table: Point(place, Table(table)); break;
            case (int, object)[][] tables:
                var start = List(new byte[tables.Length * 4], 4);
                Point(place, start);
                for (var i = 0; i < tables.Length; i++) Point(start + 4 + (4 * i), Table(tables[i]));
                break;
            default: throw new ArgumentException($"No way to write {value.GetType()}.");
        }
    }

    private int List(ReadOnlySpan<byte> elements, int size)
    {
        Align();
        var start = _bytes.Count;
        Int32(elements.Length / size);
        _bytes.AddRange(elements);
        return start;
    }

    private void Align()
    {
        while (_bytes.Count % 4 != 0) _bytes.Add(0);
    }

    private void Point(int from, int to) => Set(from, to - from);

    private void Set(int place, int value) => BinaryPrimitives.WriteInt32LittleEndian(CollectionsMarshal.AsSpan(_bytes)[place..], value);

    private void Int32(int value)
    {
        _bytes.AddRange(new byte[sizeof(int)]);
        Set(_bytes.Count - sizeof(int), value);
    }

    private void UInt16(int value) => _bytes.AddRange([(byte)value, (byte)(value >> 8)]);
}
