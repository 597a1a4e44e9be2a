namespace Aikynetix.Inference.Conversion;

/// <summary>How many numbers a file may unfold to: honest ones stay under one per byte and copy, damaged ones may claim anything.</summary>
/// <param name="fileLength">Length of the file in bytes.</param>
internal sealed class ElementBudget(int fileLength)
{
    private const int Slack = 1 << 14;

    private long _left = (4L * fileLength) + Slack;

    /// <summary>An array to fill.</summary>
    /// <exception cref="ConversionException">The file has unfolded to too much.</exception>
    public T[] Take<T>(long count)
    {
        _left -= count;
        if (_left < 0) throw ConversionException.Damaged("its weights unfold to many times its size");
        return new T[count];
    }
}
