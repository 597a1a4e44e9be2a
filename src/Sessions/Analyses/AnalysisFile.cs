using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json;
using Aikynetix.Biomechanics;

namespace Aikynetix.Sessions.Analyses;

/// <summary>
/// How an analysis lies in its blob, so that it can be written and read in parts: mark, blocks (part by part, in a part series by series),
/// pages of segments, index, length of the index, mark. The index holds everything else, compressed JSON, and length and SHA-256 of each block and page.
/// </summary>
internal static class AnalysisFile
{
    private const int LengthBytes = sizeof(int);
    private const int EntryBytes = LengthBytes + SeriesBlock.HashBytes;

    private static readonly int TrailerBytes = LengthBytes + Mark.Length;

    // No Brotli stream of JSON begins like this, which is what blobs held before.
    private static ReadOnlySpan<byte> Mark => "AIKYSER1"u8;

    /// <summary>Writes an analysis.</summary>
    /// <returns>SHA-256 of the index.</returns>
    public static async Task<string> WriteAsync(PipeWriter target, MotionAnalysis analysis, CancellationToken cancellationToken)
    {
        var segmentMetrics = OpenAnalysis.MetricsOf(analysis);
        double[][] series =
            [analysis.Timestamps, .. analysis.Angles.Values, .. analysis.ReportMetrics.Values, .. analysis.Keypoints.Values, .. segmentMetrics.Values];
        var entries = new ArrayBufferWriter<byte>();
        target.Write(Mark);
        for (var part = 0; part < Series.PartsOf(series.Max(one => one.Length)); part++)
        {
            foreach (var values in series)
            {
                if (part < Series.PartsOf(values.Length)) WriteBlock(target, values.AsSpan(part * Series.PartRows), entries);
                if (target.UnflushedBytes >= SeriesBlock.MaxBytes && (await target.FlushAsync(cancellationToken)).IsCompleted) return "";
            }
        }

        foreach (var page in analysis.Segments.Chunk(SegmentPage.Size).Select(SegmentPage.Pack))
        {
            PutEntry(entries, page.Span);
            await target.WriteAsync(page, cancellationToken);
        }

        var head = new AnalysisIndex(HeadOf(analysis), [.. series.Select(one => one.Length)], Series.PartRows, analysis.Segments.Count, [.. segmentMetrics.Keys]);
        var index = await IndexAsync(head, entries.WrittenMemory, cancellationToken);
        await target.WriteAsync(index, cancellationToken);
        BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(LengthBytes), index.Length);
        target.Advance(LengthBytes);
        target.Write(Mark);
        await target.FlushAsync(cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(index));
    }

    /// <summary>Whether the blob is of this form; leaves it at its beginning.</summary>
    public static async Task<bool> IsAsync(Stream blob, CancellationToken cancellationToken)
    {
        var mark = new byte[Mark.Length];
        var read = await blob.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, cancellationToken);
        blob.Position = 0;
        return read == mark.Length && Mark.SequenceEqual(mark);
    }

    /// <summary>Reads the index of a blob and leaves the series to be read.</summary>
    /// <param name="blob">The blob, which belongs to the answer.</param>
    /// <param name="sha256">What the index was when it was written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataException">It is not what was stored.</exception>
    /// <exception cref="JsonException">The index cannot be read.</exception>
    public static async Task<OpenAnalysis> OpenAsync(Stream blob, string sha256, CancellationToken cancellationToken)
    {
        var bytes = await ReadIndexAsync(blob, cancellationToken);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256) throw new InvalidDataException("The analysis is not what was stored.");
        var headBytes = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        using var packed = new MemoryStream(bytes, LengthBytes, headBytes);
        await using var json = new BrotliStream(packed, CompressionMode.Decompress);
        var index = await JsonSerializer.DeserializeAsync(json, AnalysisJson.Index, cancellationToken) ?? throw new InvalidDataException("The index is empty.");
        if (index.PartRows != Series.PartRows) throw new InvalidDataException($"Blocks of {index.PartRows} values are not read here.");

        var next = 0;
        var blocks = new SeriesBlocks(blob, index.Lengths, bytes.AsMemory(LengthBytes + headBytes), Mark.Length);
        var time = blocks.Open(next++);
        var opened = new OpenAnalysis(blob)
        {
            SegmentMetrics = OpenAnalysis.MetricsOf(index.Analysis),
            Angles = OpenAnalysis.Each(index.Analysis.Angles, _ => blocks.Open(next++)),
            ReportMetrics = OpenAnalysis.Each(index.Analysis.ReportMetrics, _ => blocks.Open(next++)),
            Keypoints = OpenAnalysis.Each(index.Analysis.Keypoints, _ => blocks.Open(next++)),
            Head = index.Analysis with { Timestamps = await time.ToArrayAsync(cancellationToken) },
        };
        if (index.SegmentMetrics is not { } keys) return opened;
        var metrics = new Dictionary<string, double[]>(keys.Count);
        foreach (var key in keys) metrics[key] = await blocks.Open(next++).ToArrayAsync(cancellationToken);
        var segments = new StoredSegments(blob, index.SegmentCount, blocks.EntriesBehind, blocks.End);
        return opened with { SegmentMetrics = metrics, Head = opened.Head with { Segments = segments } };
    }

    /// <summary>Length and SHA-256 of a block by its number.</summary>
    public static (int Length, ReadOnlyMemory<byte> Sha256) Entry(ReadOnlyMemory<byte> entries, int block)
    {
        var entry = entries.Slice(block * EntryBytes, EntryBytes);
        return (BinaryPrimitives.ReadInt32LittleEndian(entry.Span), entry[LengthBytes..]);
    }

    /// <summary>The entries from that of a block on.</summary>
    public static ReadOnlyMemory<byte> EntriesFrom(ReadOnlyMemory<byte> entries, int block) => entries[(block * EntryBytes)..];

    private static void WriteBlock(PipeWriter target, ReadOnlySpan<double> rest, ArrayBufferWriter<byte> entries)
    {
        var span = target.GetSpan(SeriesBlock.MaxBytes);
        var length = SeriesBlock.Pack(rest[..Math.Min(rest.Length, Series.PartRows)], span);
        PutEntry(entries, span[..length]);
        target.Advance(length);
    }

    private static void PutEntry(ArrayBufferWriter<byte> entries, ReadOnlySpan<byte> content)
    {
        var entry = entries.GetSpan(EntryBytes);
        BinaryPrimitives.WriteInt32LittleEndian(entry, content.Length);
        SHA256.HashData(content, entry[LengthBytes..]);
        entries.Advance(EntryBytes);
    }

    private static MotionAnalysis HeadOf(MotionAnalysis analysis) => analysis with
    {
        Timestamps = [],
        Segments = [],
        Angles = Keys(analysis.Angles),
        ReportMetrics = Keys(analysis.ReportMetrics),
        Keypoints = Keys(analysis.Keypoints),
    };

    private static async Task<byte[]> IndexAsync(AnalysisIndex head, ReadOnlyMemory<byte> entries, CancellationToken cancellationToken)
    {
        using var index = new MemoryStream();
        index.Write(stackalloc byte[LengthBytes]);
        await using (var brotli = new BrotliStream(index, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(brotli, head, AnalysisJson.Index, cancellationToken);
        var headBytes = (int)index.Length - LengthBytes;
        index.Write(entries.Span);
        var bytes = index.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, headBytes);
        return bytes;
    }

    private static Dictionary<string, double[]> Keys(IReadOnlyDictionary<string, double[]> group) => group.ToDictionary(one => one.Key, _ => Array.Empty<double>());

    private static async Task<byte[]> ReadIndexAsync(Stream blob, CancellationToken cancellationToken)
    {
        if (blob.Length < Mark.Length + TrailerBytes) throw new InvalidDataException("The analysis is cut off.");
        var trailer = new byte[TrailerBytes];
        blob.Position = blob.Length - TrailerBytes;
        await blob.ReadExactlyAsync(trailer, cancellationToken);
        var length = BinaryPrimitives.ReadInt32LittleEndian(trailer);
        if (!Mark.SequenceEqual(trailer.AsSpan(LengthBytes)) || length < LengthBytes || length > blob.Length - TrailerBytes - Mark.Length)
            throw new InvalidDataException("The analysis is cut off.");
        var index = new byte[length];
        blob.Position = blob.Length - TrailerBytes - length;
        await blob.ReadExactlyAsync(index, cancellationToken);
        return index;
    }
}
