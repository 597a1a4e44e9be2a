using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Writes an export as JSON, or as tidy CSV: one row per frame, one column per series, an empty cell where nothing was measured.</summary>
internal static class SeriesWriter
{
    private const int FlushBytes = 32 * 1024;

    /// <summary>Writes the export as one JSON object.</summary>
    public static Task WriteJsonAsync(PipeWriter target, SeriesExport export, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(target, export, export.GetType(), ApiJson.Options, cancellationToken);

    /// <summary>Writes the series of the export as CSV (RFC 4180), row by row, whatever the length of the clip.</summary>
    public static async Task WriteCsvAsync(PipeWriter target, SeriesExport export, CancellationToken cancellationToken)
    {
        (string Name, double[] Values)[] columns =
        [
            ("time", export.AllTimestamps), .. Columns(export.Keypoints), .. Columns(export.Angles), .. Columns(export.Report),
        ];
        Encoding.UTF8.GetBytes("frame," + string.Join(',', columns.Select(column => column.Name)) + "\r\n", target);
        for (var row = 0; row < export.AllTimestamps.Length; row++)
        {
            WriteRow(target, columns, row);
            if (target.UnflushedBytes >= FlushBytes) await target.FlushAsync(cancellationToken);
        }

        await target.FlushAsync(cancellationToken);
    }

    private static IEnumerable<(string Name, double[] Values)> Columns(IReadOnlyDictionary<string, double[]> series) =>
        series.Select(column => (column.Key, column.Value));

    private static void WriteRow(PipeWriter target, (string Name, double[] Values)[] columns, int row)
    {
        var span = target.GetSpan((columns.Length + 2) * (Measurement.MaxLength + 1));
        var at = Measurement.Write(row, span);
        foreach (var (_, values) in columns)
        {
            span[at++] = (byte)',';
            if (row < values.Length && Measurement.IsKnown(values[row])) at += Measurement.Write(values[row], span[at..]);
        }

        span[at++] = (byte)'\r';
        span[at++] = (byte)'\n';
        target.Advance(at);
    }
}
