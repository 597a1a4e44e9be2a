using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Aikynetix.Biomechanics;

namespace Aikynetix.Sessions.Analyses;

/// <summary>Some segments of an analysis as bytes: compressed JSON.</summary>
internal static class SegmentPage
{
    /// <summary>Segments in a page; the last one may have fewer.</summary>
    public const int Size = 64;

    /// <summary>How many pages hold so many segments.</summary>
    public static int PagesOf(int count) => (count + Size - 1) / Size;

    /// <summary>Packs some segments.</summary>
    public static ReadOnlyMemory<byte> Pack(MovementSegment[] segments)
    {
        using var page = new MemoryStream();
        using (var brotli = new BrotliStream(page, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(brotli, segments, AnalysisJson.Segments);
        return page.GetBuffer().AsMemory(0, (int)page.Length);
    }

    /// <summary>Reads a page where the blob stands.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="length">Bytes of the page.</param>
    /// <param name="sha256">What they were when they were written.</param>
    /// <exception cref="InvalidDataException">It is not what was stored.</exception>
    public static MovementSegment[] Read(Stream blob, int length, ReadOnlySpan<byte> sha256)
    {
        var packed = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            blob.ReadExactly(packed, 0, length);
            Span<byte> hash = stackalloc byte[SeriesBlock.HashBytes];
            SHA256.HashData(packed.AsSpan(0, length), hash);
            if (!hash.SequenceEqual(sha256)) throw new InvalidDataException("A page of segments is not what was stored.");
            using var json = new BrotliStream(new MemoryStream(packed, 0, length), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(json, AnalysisJson.Segments) ?? [];
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
