using System.IO.Pipelines;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>Tidy CSV (RFC 4180): one row per frame, one column per series, an empty cell where nothing was measured.</summary>
internal static class CsvWriter
{
    /// <summary>Writes the series of the export.</summary>
    public static async Task WriteAsync(PipeWriter target, SeriesExport export, CancellationToken cancellationToken)
    {
        var columns = Columns(export);
        var rows = new TextRows(target, ',', "\r\n", unknown: "");
        rows.Line("frame,time," + string.Join(',', columns.Select(column => column.Name)));
        var times = export.AllTimestamps;
        await foreach (var part in SeriesTable.ReadAsync(times.Length, [.. columns.Select(column => column.Series)], cancellationToken))
        {
            for (var row = 0; row < part.Count; row++)
            {
                rows.Cell(part.First + row);
                rows.Cell(times[part.First + row]);
                foreach (var column in part.Values) rows.Cell(column[row]);
                rows.EndLine();
                await rows.FlushAsync(cancellationToken);
            }
        }

        await rows.FlushAsync(cancellationToken, always: true);
    }

    /// <summary>Every series of the export beside the times.</summary>
    public static (string Name, Series Series)[] Columns(SeriesExport export) =>
        [.. export.Keypoints.Concat(export.Angles).Concat(export.Report).Select(one => (one.Key, one.Value))];
}
