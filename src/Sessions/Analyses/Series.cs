namespace Aikynetix.Sessions.Analyses;

/// <summary>One series of numbers that is read in parts of <see cref="PartRows"/> values; NaN where nothing was measured.</summary>
/// <remarks>Series of one <see cref="OpenAnalysis"/> share its blob: read one at a time.</remarks>
public sealed class Series : IAsyncEnumerable<double>
{
    /// <summary>Values in a part; the last one may have fewer.</summary>
    public const int PartRows = 4096;

    private readonly Func<int, Memory<double>, CancellationToken, ValueTask> _read;

    /// <summary>A series that is read by the given function.</summary>
    /// <param name="length">Values in all.</param>
    /// <param name="read">Fills the memory, which is as long as the part of that number from 0.</param>
    public Series(int length, Func<int, Memory<double>, CancellationToken, ValueTask> read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        (Length, _read) = (length, read);
    }

    /// <summary>Values in all.</summary>
    public int Length { get; }

    /// <summary>A series that is in memory already.</summary>
    public static Series Of(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Series(values.Length, (part, target, _) =>
        {
            values.AsMemory(part * PartRows, target.Length).CopyTo(target);
            return default;
        });
    }

    /// <summary>How many parts hold so many values.</summary>
    public static int PartsOf(int length) => (length + PartRows - 1) / PartRows;

    /// <summary>How many values the part has; none beyond the end.</summary>
    public int CountOf(int part) => Math.Clamp(Length - (part * PartRows), 0, PartRows);

    /// <summary>Reads a part; what of the target it does not fill becomes NaN.</summary>
    /// <param name="part">From 0; beyond the end there is nothing.</param>
    /// <param name="target">At least as long as the part.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataException">The blob is not what was stored.</exception>
    public async ValueTask ReadAsync(int part, Memory<double> target, CancellationToken cancellationToken)
    {
        var count = CountOf(part);
        target.Span[count..].Fill(double.NaN);
        if (count > 0) await _read(part, target[..count], cancellationToken);
    }

    /// <summary>Reads everything.</summary>
    /// <exception cref="InvalidDataException">The blob is not what was stored.</exception>
    public async ValueTask<double[]> ToArrayAsync(CancellationToken cancellationToken)
    {
        var values = new double[Length];
        for (var part = 0; part < PartsOf(Length); part++) await ReadAsync(part, values.AsMemory(part * PartRows, CountOf(part)), cancellationToken);
        return values;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<double> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var values = new double[Math.Min(Length, PartRows)];
        for (var part = 0; part < PartsOf(Length); part++)
        {
            var count = CountOf(part);
            await ReadAsync(part, values.AsMemory(0, count), cancellationToken);
            for (var row = 0; row < count; row++) yield return values[row];
        }
    }
}
