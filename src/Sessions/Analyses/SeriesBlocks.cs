using System.Buffers;

namespace Aikynetix.Sessions.Analyses;

/// <summary>Reads the blocks of a stored analysis, each where it lies.</summary>
internal sealed class SeriesBlocks
{
    private readonly Stream _blob;
    private readonly IReadOnlyList<int> _lengths;
    private readonly ReadOnlyMemory<byte> _entries;
    private readonly (int Block, long Offset)[][] _places;

    /// <summary>Works out where each block lies.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="lengths">Values of each series.</param>
    /// <param name="entries">Lengths and hashes of the blocks.</param>
    /// <param name="start">Where the first block begins.</param>
    public SeriesBlocks(Stream blob, IReadOnlyList<int> lengths, ReadOnlyMemory<byte> entries, long start)
    {
        (_blob, _lengths, _entries) = (blob, lengths, entries);
        _places = [.. lengths.Select(length => new (int, long)[Series.PartsOf(length)])];
        var (block, offset) = (0, start);
        for (var part = 0; part < _places.Max(places => places.Length); part++)
        {
            foreach (var places in _places.Where(places => part < places.Length))
            {
                places[part] = (block, offset);
                offset += AnalysisFile.Entry(entries, block++).Length;
            }
        }

        (End, EntriesBehind) = (offset, AnalysisFile.EntriesFrom(entries, block));
    }

    /// <summary>Where the last block ends.</summary>
    public long End { get; }

    /// <summary>Lengths and hashes of what lies there.</summary>
    public ReadOnlyMemory<byte> EntriesBehind { get; }

    /// <summary>The series of that number.</summary>
    public Series Open(int number) => new(_lengths[number], (part, target, token) => ReadAsync(_places[number][part], target, token));

    private async ValueTask ReadAsync((int Block, long Offset) place, Memory<double> target, CancellationToken cancellationToken)
    {
        var (length, sha256) = AnalysisFile.Entry(_entries, place.Block);
        var packed = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            _blob.Position = place.Offset;
            await _blob.ReadExactlyAsync(packed.AsMemory(0, length), cancellationToken);
            SeriesBlock.Unpack(packed.AsSpan(0, length), sha256.Span, target.Span);
        }
        catch (EndOfStreamException end)
        {
            throw new InvalidDataException("The analysis is cut off.", end);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }
}
