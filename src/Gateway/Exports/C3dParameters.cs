using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Aikynetix.Gateway.Exports;

/// <summary>The parameter section of a C3D file (Intel byte order): groups, each with its parameters.</summary>
internal sealed class C3dParameters
{
    /// <summary>Bytes of a block, in which everything in the file is counted.</summary>
    public const int BlockBytes = 512;

    private const sbyte Characters = -1, Integers = 2, Reals = 4;
    private const byte Intel = 84, Key = 0x50, FirstParameterBlock = 1;
    private const int HeadBytes = 4, LongestText = 127;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private byte _group;

    /// <summary>Begins a group; the parameters that follow are in it.</summary>
    public C3dParameters Group(string name)
    {
        _group++;
        Byte((byte)name.Length);
        Byte((byte)-_group);
        Text(name);
        // Offset to the next entry, and an empty description.
        Integer(3);
        Byte(0);
        return this;
    }

    /// <summary>Whole numbers of 16 bits, read as without sign where they may be large.</summary>
    public C3dParameters Add(string name, params int[] values)
    {
        var data = new byte[values.Length * sizeof(short)];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(i * sizeof(short)), unchecked((ushort)values[i]));
        return Parameter(name, Integers, values.Length == 1 ? [] : [values.Length], data);
    }

    /// <summary>A real number.</summary>
    public C3dParameters Add(string name, float value)
    {
        var data = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(data, value);
        return Parameter(name, Reals, [], data);
    }

    /// <summary>No real numbers.</summary>
    public C3dParameters AddNoReals(string name) => Parameter(name, Reals, [0], []);

    /// <summary>A text.</summary>
    public C3dParameters Add(string name, string value)
    {
        var data = Ascii(value);
        return Parameter(name, Characters, [data.Length], data);
    }

    /// <summary>Texts, which are filled up to one length.</summary>
    public C3dParameters Add(string name, IReadOnlyList<string> values)
    {
        var width = Math.Max(1, values.Select(value => Ascii(value).Length).DefaultIfEmpty().Max());
        return Parameter(name, Characters, [width, values.Count], [.. values.SelectMany(value => Ascii(Encoding.ASCII.GetString(Ascii(value)).PadRight(width)))]);
    }

    /// <summary>The section in whole blocks.</summary>
    public byte[] ToBlocks()
    {
        // The entry without a name that ends the list is of the zeros behind it.
        var blocks = (HeadBytes + _bytes.WrittenCount + 2 + BlockBytes - 1) / BlockBytes;
        var section = new byte[blocks * BlockBytes];
        (section[0], section[1], section[2], section[3]) = (FirstParameterBlock, Key, checked((byte)blocks), Intel);
        _bytes.WrittenSpan.CopyTo(section.AsSpan(HeadBytes));
        return section;
    }

    // A dimension is one byte, and so is what some readers take for the length of a text.
    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text.Length > LongestText ? text[..LongestText] : text);

    private C3dParameters Parameter(string name, sbyte type, int[] dimensions, byte[] data)
    {
        Byte((byte)name.Length);
        Byte(_group);
        Text(name);
        Integer(2 + 1 + 1 + dimensions.Length + data.Length + 1);
        Byte((byte)type);
        Byte((byte)dimensions.Length);
        foreach (var dimension in dimensions) Byte(checked((byte)dimension));
        _bytes.Write(data);
        Byte(0);
        return this;
    }

    private void Text(string text) => _bytes.Write(Encoding.ASCII.GetBytes(text));

    private void Integer(int value)
    {
        BinaryPrimitives.WriteInt16LittleEndian(_bytes.GetSpan(sizeof(short)), checked((short)value));
        _bytes.Advance(sizeof(short));
    }

    private void Byte(byte value) => _bytes.Write([value]);
}
