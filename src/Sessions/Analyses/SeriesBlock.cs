using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Aikynetix.Sessions.Analyses;

/// <summary>One part of one series as bytes: the first byte of all numbers, then the second of all …, compressed. Not a bit is lost.</summary>
internal static class SeriesBlock
{
    private const int Quality = 1;
    private const int WindowBits = 16;

    /// <summary>Bytes of a SHA-256.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>Most bytes that a part may take.</summary>
    public static int MaxBytes { get; } = BrotliEncoder.GetMaxCompressedLength(Series.PartRows * sizeof(double));

    /// <summary>Packs the values.</summary>
    /// <returns>Bytes written.</returns>
    public static int Pack(ReadOnlySpan<double> values, Span<byte> target)
    {
        var planes = ArrayPool<byte>.Shared.Rent(values.Length * sizeof(double));
        try
        {
            var bytes = MemoryMarshal.AsBytes(values);
            for (var plane = 0; plane < sizeof(double); plane++)
            {
                var column = planes.AsSpan(plane * values.Length, values.Length);
                for (var i = 0; i < column.Length; i++) column[i] = bytes[(i * sizeof(double)) + plane];
            }

            return BrotliEncoder.TryCompress(planes.AsSpan(0, bytes.Length), target, out var written, Quality, WindowBits)
                ? written
                : throw new ArgumentException("The target is shorter than MaxBytes.", nameof(target));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(planes);
        }
    }

    /// <summary>Unpacks as many values as the target has.</summary>
    /// <exception cref="InvalidDataException">These bytes are something else.</exception>
    public static void Unpack(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> sha256, Span<double> target)
    {
        var planes = ArrayPool<byte>.Shared.Rent(target.Length * sizeof(double));
        try
        {
            Span<byte> hash = stackalloc byte[HashBytes];
            SHA256.HashData(packed, hash);
            if (!hash.SequenceEqual(sha256)) throw new InvalidDataException("A block of the analysis is not what was stored.");
            var bytes = MemoryMarshal.AsBytes(target);
            if (!BrotliDecoder.TryDecompress(packed, planes.AsSpan(0, bytes.Length), out var written) || written != bytes.Length)
                throw new InvalidDataException("A block of the analysis does not hold as many values as its index says.");
            for (var plane = 0; plane < sizeof(double); plane++)
            {
                var column = planes.AsSpan(plane * target.Length, target.Length);
                for (var i = 0; i < column.Length; i++) bytes[(i * sizeof(double)) + plane] = column[i];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(planes);
        }
    }
}
