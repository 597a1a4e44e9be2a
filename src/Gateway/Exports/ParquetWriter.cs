using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text.Json;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>
/// Apache Parquet: one column of 64-bit numbers per series, null where nothing was measured, units, model and version in the metadata.
/// A row group is written column by column, a page for each part of a series, plain and uncompressed.
/// </summary>
internal static class ParquetWriter
{
    /// <summary>Rows of a row group.</summary>
    public const int GroupRows = 16 * Series.PartRows;

    private const int Double = 5, Optional = 1, Plain = 0, RunLength = 3, DataPage = 0, Uncompressed = 0, FormatVersion = 1;

    private static ReadOnlySpan<byte> Mark => "PAR1"u8;

    /// <summary>Writes the series of the export.</summary>
    public static async Task WriteAsync(PipeWriter target, SeriesExport export, CancellationToken cancellationToken)
    {
        (string Name, Series Series)[] columns = [("time", Series.Of(export.AllTimestamps)), .. CsvWriter.Columns(export)];
        var rows = export.AllTimestamps.Length;
        var groups = new List<(int Rows, List<ColumnChunk> Columns)>();
        target.Write(Mark);
        long at = Mark.Length;
        for (var first = 0; first < rows; first += GroupRows)
        {
            var group = (Rows: Math.Min(GroupRows, rows - first), Columns: new List<ColumnChunk>());
            foreach (var (name, series) in columns)
            {
                var chunk = await WriteColumnAsync(target, series, first / Series.PartRows, group.Rows, cancellationToken);
                group.Columns.Add(chunk with { Name = name, Offset = at });
                at += chunk.Bytes;
            }

            groups.Add(group);
        }

        var footer = Footer(export, [.. columns.Select(column => column.Name)], groups).Written;
        target.Write(footer.Span);
        BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(sizeof(int)), footer.Length);
        target.Advance(sizeof(int));
        target.Write(Mark);
        await target.FlushAsync(cancellationToken);
    }

    private static async Task<ColumnChunk> WriteColumnAsync(PipeWriter target, Series series, int firstPart, int rows, CancellationToken cancellationToken)
    {
        var values = new double[Math.Min(rows, Series.PartRows)];
        var (bytes, nulls) = (0L, 0L);
        for (var first = 0; first < rows; first += Series.PartRows)
        {
            var count = Math.Min(rows - first, Series.PartRows);
            await series.ReadAsync(firstPart + (first / Series.PartRows), values, cancellationToken);
            var page = WritePage(target, values.AsSpan(0, count));
            bytes += page.Bytes;
            nulls += page.Nulls;
            await target.FlushAsync(cancellationToken);
        }

        return new ColumnChunk("", 0, bytes, rows, nulls);
    }

    private static (int Bytes, int Nulls) WritePage(PipeWriter target, ReadOnlySpan<double> values)
    {
        // A run of bits, eight to a byte: whether each row has a value.
        var packed = (values.Length + 7) / 8;
        var levels = new ArrayBufferWriter<byte>();
        for (var head = (packed << 1) | 1; ; head >>= 7)
        {
            levels.Write([(byte)(head >= 0x80 ? head | 0x80 : head)]);
            if (head < 0x80) break;
        }

        var bits = levels.GetSpan(packed)[..packed];
        bits.Clear();
        var known = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (!Measurement.IsKnown(values[row])) continue;
            bits[row >> 3] |= (byte)(1 << (row & 7));
            known++;
        }

        levels.Advance(packed);
        var size = sizeof(int) + levels.WrittenCount + (known * sizeof(double));
        var header = PageHeader(values.Length, size);
        target.Write(header.Span);
        BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(sizeof(int)), levels.WrittenCount);
        target.Advance(sizeof(int));
        target.Write(levels.WrittenSpan);
        WriteKnown(target, values, known);
        return (header.Length + size, values.Length - known);
    }

    private static void WriteKnown(PipeWriter target, ReadOnlySpan<double> values, int known)
    {
        var span = target.GetSpan(Math.Max(1, known * sizeof(double)));
        var at = 0;
        foreach (var value in values)
        {
            if (!Measurement.IsKnown(value)) continue;
            BinaryPrimitives.WriteDoubleLittleEndian(span[at..], value);
            at += sizeof(double);
        }

        target.Advance(at);
    }

    private static ReadOnlyMemory<byte> PageHeader(int rows, int size) => new ThriftWriter().Struct(page => page
        .Int(1, DataPage).Int(2, size).Int(3, size)
        .Struct(5, data => data.Int(1, rows).Int(2, Plain).Int(3, RunLength).Int(4, RunLength))).Written;

    private static ThriftWriter Footer(SeriesExport export, string[] names, List<(int Rows, List<ColumnChunk> Columns)> groups) => new ThriftWriter().Struct(file =>
    {
        (string? Name, int Children)[] schema = [(null, names.Length), .. names.Select(name => (name, 0))];
        file.Int(1, FormatVersion);
        file.Structs(2, schema, static (element, one) =>
        {
            if (one.Name is null) element.String(4, "schema").Int(5, one.Children);
            else element.Int(1, Double).Int(3, Optional).String(4, one.Name);
        });
        file.Long(3, export.AllTimestamps.Length);
        file.Structs(4, groups, static (element, group) => element
            .Structs(1, group.Columns, WriteChunk).Long(2, group.Columns.Sum(chunk => chunk.Bytes)).Long(3, group.Rows));
        file.Structs(5, Facts(export), static (element, fact) => element.String(1, fact.Key).String(2, fact.Value));
        file.String(6, "Aikynetix");
    });

    private static void WriteChunk(ThriftWriter element, ColumnChunk chunk) => element.Long(2, chunk.Offset).Struct(3, meta => meta
        .Int(1, Double).Ints(2, Plain, RunLength).Strings(3, chunk.Name).Int(4, Uncompressed).Long(5, chunk.Rows)
        .Long(6, chunk.Bytes).Long(7, chunk.Bytes).Long(9, chunk.Offset).Struct(12, statistics => statistics.Long(3, chunk.Nulls)));

    private static Dictionary<string, string> Facts(SeriesExport export) => new()
    {
        ["session_id"] = export.SessionId ?? "",
        ["activity"] = export.Activity,
        ["exercise"] = export.Exercise,
        ["model"] = export.Model ?? "",
        ["analysis_version"] = JsonSerializer.Serialize(export.AnalysisVersion, ApiJson.Options),
        ["units"] = JsonSerializer.Serialize(export.Units, ApiJson.Options),
        ["warnings"] = JsonSerializer.Serialize(export.Warnings, ApiJson.Options),
    };

    private sealed record ColumnChunk(string Name, long Offset, long Bytes, long Rows, long Nulls);
}
