using System.Globalization;
using System.IO.Pipelines;

namespace Aikynetix.Gateway.Exports;

/// <summary>Markers for OpenSim (TRC): X forward, Y up, Z 0; three empty cells where a marker was not seen; each row has its true time.</summary>
internal static class TrcWriter
{
    /// <summary>Writes the keypoints of the export.</summary>
    public static async Task WriteAsync(PipeWriter target, SeriesExport export, CancellationToken cancellationToken)
    {
        var (markers, times) = (MarkerSet.Of(export), export.AllTimestamps);
        var rows = new TextRows(target, '\t', "\n", unknown: "");
        WriteHead(rows, markers, FrameRate.Mean(times), times.Length);
        await foreach (var part in SeriesTable.ReadAsync(times.Length, markers.Columns, cancellationToken))
        {
            for (var row = 0; row < part.Count; row++)
            {
                rows.Cell(part.First + row + 1);
                rows.Cell(times[part.First + row]);
                for (var column = 0; column < part.Values.Length; column += 2) WriteMarker(rows, part.Values[column][row], part.Values[column + 1][row]);
                rows.EndLine();
                await rows.FlushAsync(cancellationToken);
            }
        }

        await rows.FlushAsync(cancellationToken, always: true);
    }

    private static void WriteHead(TextRows rows, MarkerSet markers, double rate, int frames)
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{rate:G9}\t{rate:G9}\t{frames}\t{markers.Names.Count}\t{markers.Unit}\t{rate:G9}\t1\t{frames}");
        rows.Line("PathFileType\t4\t(X/Y/Z)\tmarkers.trc");
        rows.Line("DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames");
        rows.Line(numbers);
        rows.Line("Frame#\tTime\t" + string.Join("\t\t\t", markers.Names));
        rows.Line("\t\t" + string.Join('\t', markers.Names.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"X{i + 1}\tY{i + 1}\tZ{i + 1}"))));
        rows.Line("");
    }

    private static void WriteMarker(TextRows rows, double x, double y)
    {
        var isSeen = double.IsFinite(x) && double.IsFinite(y);
        rows.Cell(isSeen ? x : double.NaN);
        rows.Cell(isSeen ? y : double.NaN);
        rows.Cell(isSeen ? 0 : double.NaN);
    }
}
