using System.Buffers.Binary;

namespace Aikynetix.WebRtc.Rtcp;

/// <summary>Builds one datagram of reports, packet by packet.</summary>
internal sealed class RtcpComposer
{
    private const int Largest = 1400;

    private readonly byte[] _bytes = new byte[Largest];
    private int _length;
    private int _start;

    /// <summary>The datagram so far.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Begins a new datagram.</summary>
    public void Clear() => _length = 0;

    /// <summary>Begins a packet.</summary>
    /// <param name="type">Its type, of <see cref="RtcpPacket"/>.</param>
    /// <param name="count">How many blocks it has, or which feedback it is; 0–31.</param>
    /// <param name="source">Who sends it.</param>
    public void Begin(int type, int count, uint source)
    {
        _start = _length;
        Byte(0x80 | count);
        Byte(type);
        Short(0);
        Word(source);
    }

    /// <summary>Writes the lowest 8 bits.</summary>
    public void Byte(int value) => _bytes[_length++] = (byte)value;

    /// <summary>Writes the lowest 16 bits.</summary>
    public void Short(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(_length), (ushort)value);
        _length += 2;
    }

    /// <summary>Writes 32 bits.</summary>
    public void Word(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(_length), value);
        _length += 4;
    }

    /// <summary>Ends the packet: pads it to whole words and writes its length.</summary>
    public void End()
    {
        var padding = -(_length - _start) & 3;
        if (padding > 0)
        {
            _bytes[_start] |= 0x20;
            for (var left = padding; left > 1; left--) Byte(0);
            Byte(padding);
        }
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(_start + 2), (ushort)((_length - _start) / 4 - 1));
    }
}
