using System.Buffers.Binary;

namespace Aikynetix.Inference.Conversion;

/// <summary>The bytes of a flatbuffer; no position or length in them is believed before it was checked.</summary>
internal sealed class FlatFile(ReadOnlyMemory<byte> bytes)
{
    private const int Slack = 1 << 16;

    // A sound file stores each list once. Without a limit, many tables that point at one long list would unfold to the square of the file.
    private long _listBytesLeft = (2L * bytes.Length) + Slack;

    /// <summary>Length of the file in bytes.</summary>
    public int Length => bytes.Length;

    /// <summary>The table that the file opens with.</summary>
    /// <param name="identifier">The four letters that must follow.</param>
    /// <exception cref="ConversionException">It is another kind of file.</exception>
    public FlatTable Root(ReadOnlySpan<byte> identifier)
    {
        if (bytes.Length < 8 || !bytes.Span[4..8].SequenceEqual(identifier))
            throw new ConversionException("This is not a TensorFlow Lite model: the letters TFL3 are missing at its fifth byte. Check that the address gives the .tflite file itself.");
        return new FlatTable(this, Follow(0));
    }

    /// <summary>Bytes of the file.</summary>
    /// <exception cref="ConversionException">They lie outside it.</exception>
    public ReadOnlyMemory<byte> Slice(long position, long length)
    {
        if (position < 0 || length < 0 || position + length > bytes.Length)
            throw ConversionException.Damaged($"{length} bytes at {position} lie outside its {bytes.Length}");
        return bytes.Slice((int)position, (int)length);
    }

    /// <summary>A scalar's bytes.</summary>
    /// <exception cref="ConversionException">They lie outside the file.</exception>
    public ReadOnlySpan<byte> Scalar(long position, int size) => Slice(position, size).Span;

    /// <summary>The place that a forward offset points to.</summary>
    public long Follow(long position) => position + BinaryPrimitives.ReadUInt32LittleEndian(Scalar(position, sizeof(uint)));

    /// <summary>The elements of a list whose length stands before them; they are counted against the limit of the file.</summary>
    public ReadOnlySpan<byte> List(long position, int elementSize)
    {
        var elements = Blob(position, elementSize);
        _listBytesLeft -= elements.Length;
        if (_listBytesLeft < 0) throw ConversionException.Damaged("its lists overlap");
        return elements.Span;
    }

    /// <summary>A list that is kept as it lies, without a copy.</summary>
    public ReadOnlyMemory<byte> Blob(long position, int elementSize)
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(Scalar(position, sizeof(uint)));
        return Slice(position + sizeof(uint), (long)count * elementSize);
    }
}
