using System.Buffers.Binary;
using System.Text;

namespace Aikynetix.Gateway.FunctionalTests.Exports;

/// <summary>A reader of C3D files, written from the specification (c3d.org): Intel byte order and real numbers only.</summary>
internal sealed class C3dFile
{
    private readonly byte[] _bytes;
    private readonly int _parameters;
    private readonly Dictionary<string, (sbyte Type, int[] Dimensions, byte[] Data)> _found = [];

    public C3dFile(byte[] bytes)
    {
        _bytes = bytes;
        Assert.Equal(0, bytes.Length % 512);
        Assert.Equal(0x50, bytes[1]);
        _parameters = (bytes[0] - 1) * 512;
        Assert.Equal(84, bytes[_parameters + 3]);
        ReadParameters();
    }

    /// <summary>Words 1 to 256 of the header, without sign.</summary>
    public int Word(int number) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan((number - 1) * 2));

    public float HeaderRate => BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(20));

    public float HeaderScale => BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(12));

    public int ParameterBlocks => _bytes[_parameters + 2];

    public string[] Texts(string name)
    {
        var (type, dimensions, data) = _found[name];
        Assert.Equal(-1, type);
        var width = dimensions[0];
        return [.. Enumerable.Range(0, dimensions.Length > 1 ? dimensions[1] : 1).Select(i => Encoding.ASCII.GetString(data, i * width, width).TrimEnd())];
    }

    public int[] Integers(string name)
    {
        Assert.Equal(2, _found[name].Type);
        return [.. _found[name].Data.Chunk(2).Select(two => (int)BinaryPrimitives.ReadUInt16LittleEndian(two))];
    }

    public float Real(string name)
    {
        Assert.Equal(4, _found[name].Type);
        return BinaryPrimitives.ReadSingleLittleEndian(_found[name].Data);
    }

    public bool Has(string name) => _found.ContainsKey(name);

    /// <summary>Frames by the convention for more than 65,535: start and end as two words each.</summary>
    public int Frames
    {
        get
        {
            var (start, end) = (Integers("TRIAL:ACTUAL_START_FIELD"), Integers("TRIAL:ACTUAL_END_FIELD"));
            return end[0] + (end[1] << 16) - (start[0] + (start[1] << 16)) + 1;
        }
    }

    /// <summary>A point over all frames: x, y, z and residual.</summary>
    public (float X, float Y, float Z, float Residual)[] Point(int number)
    {
        var (points, start) = (Integers("POINT:USED")[0], (Integers("POINT:DATA_START")[0] - 1) * 512);
        Assert.True(_bytes.Length >= start + (Frames * points * 16));
        return
        [
            .. Enumerable.Range(0, Frames).Select(frame => start + (((frame * points) + number) * 16)).Select(at => (At(at), At(at + 4), At(at + 8), At(at + 12))),
        ];
    }

    private float At(int offset) => BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(offset));

    private void ReadParameters()
    {
        var groups = new Dictionary<int, string>();
        for (var at = _parameters + 4; _bytes[at] != 0;)
        {
            var (length, id) = (Math.Abs((sbyte)_bytes[at]), (sbyte)_bytes[at + 1]);
            var name = Encoding.ASCII.GetString(_bytes, at + 2, length);
            var pointer = at + 2 + length;
            if (id < 0)
            {
                groups[-id] = name;
            }
            else
            {
                var (type, count) = ((sbyte)_bytes[pointer + 2], _bytes[pointer + 3]);
                int[] dimensions = [.. _bytes.AsSpan(pointer + 4, count).ToArray().Select(one => (int)one)];
                var size = dimensions.Aggregate(Math.Abs((int)type), (product, one) => product * one);
                _found[$"{groups[id]}:{name}"] = (type, dimensions, _bytes.AsSpan(pointer + 4 + count, size).ToArray());
            }

            at = pointer + BinaryPrimitives.ReadInt16LittleEndian(_bytes.AsSpan(pointer));
            Assert.InRange(at, 0, _parameters + (ParameterBlocks * 512));
        }
    }
}
