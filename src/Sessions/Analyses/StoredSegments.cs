using System.Collections;
using Aikynetix.Biomechanics;

namespace Aikynetix.Sessions.Analyses;

/// <summary>The segments of a stored analysis, read a page at a time as they are asked for: an hour of running has ten thousand steps.</summary>
/// <param name="blob">The blob; not for two readers at once.</param>
/// <param name="count">How many there are.</param>
/// <param name="entries">Lengths and hashes of the pages.</param>
/// <param name="start">Where the first page begins.</param>
internal sealed class StoredSegments(Stream blob, int count, ReadOnlyMemory<byte> entries, long start) : IReadOnlyList<MovementSegment>
{
    private readonly long[] _places = Places(entries, SegmentPage.PagesOf(count), start);

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public MovementSegment this[int index] => Read(index / SegmentPage.Size)[index % SegmentPage.Size];

    /// <inheritdoc/>
    public IEnumerator<MovementSegment> GetEnumerator() => Enumerable.Range(0, _places.Length).SelectMany(Read).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static long[] Places(ReadOnlyMemory<byte> entries, int pages, long start)
    {
        var places = new long[pages];
        for (var page = 0; page < pages; page++)
        {
            places[page] = start;
            start += AnalysisFile.Entry(entries, page).Length;
        }

        return places;
    }

    private MovementSegment[] Read(int page)
    {
        var (length, sha256) = AnalysisFile.Entry(entries, page);
        blob.Position = _places[page];
        var segments = SegmentPage.Read(blob, length, sha256.Span);
        return segments.Length == Math.Min(count - (page * SegmentPage.Size), SegmentPage.Size) ? segments
            : throw new InvalidDataException("A page of the analysis does not hold as many segments as its index says.");
    }
}
