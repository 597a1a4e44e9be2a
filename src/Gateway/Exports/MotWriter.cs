using System.Globalization;
using System.IO.Pipelines;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Exports;

/// <summary>
/// Joint angles as a motion for OpenSim (MOT), in degrees. Joints of either side are turned into the coordinates of its full-body models,
/// flexion positive; every other angle keeps its key and its meaning. Where nothing was measured stands <c>NaN</c>.
/// </summary>
internal static class MotWriter
{
    // Ours are inclusive: 180 is straight, 90 a foot at right angles to the shank, 0 an arm that hangs.
    private static readonly (string Stem, string Name, double Zero, int Sign)[] Coordinates =
    [
        ("hip_angle", "hip_flexion", 180, -1), ("kne_angle", "knee_angle", 180, -1), ("ank_angle", "ankle_angle", 90, -1),
        ("sho_angle", "arm_flex", 0, 1), ("elb_angle", "elbow_flex", 180, -1),
    ];

    /// <summary>Writes the angles of the export.</summary>
    public static async Task WriteAsync(PipeWriter target, SeriesExport export, CancellationToken cancellationToken)
    {
        var times = export.AllTimestamps;
        var columns = export.Angles.Select(angle => Coordinate(angle.Key, angle.Value)).ToArray();
        var rows = new TextRows(target, '\t', "\n", unknown: "NaN");
        rows.Line("Coordinates");
        rows.Line("version=1");
        rows.Line(string.Create(CultureInfo.InvariantCulture, $"nRows={times.Length}"));
        rows.Line(string.Create(CultureInfo.InvariantCulture, $"nColumns={columns.Length + 1}"));
        rows.Line("inDegrees=yes");
        rows.Line("");
        rows.Line("endheader");
        rows.Line(string.Join('\t', ["time", .. columns.Select(column => column.Name)]));
        await foreach (var part in SeriesTable.ReadAsync(times.Length, [.. columns.Select(column => column.Series)], cancellationToken))
        {
            for (var row = 0; row < part.Count; row++)
            {
                rows.Cell(times[part.First + row]);
                for (var column = 0; column < columns.Length; column++)
                    rows.Cell(columns[column].Sign * (part.Values[column][row] - columns[column].Zero));
                rows.EndLine();
                await rows.FlushAsync(cancellationToken);
            }
        }

        await rows.FlushAsync(cancellationToken, always: true);
    }

    private static (string Name, Series Series, double Zero, int Sign) Coordinate(string key, Series series)
    {
        foreach (var (stem, name, zero, sign) in Coordinates)
        {
            if (key == "l" + stem || key == "r" + stem) return ($"{name}_{key[0]}", series, zero, sign);
        }

        return (key, series, 0, 1);
    }
}
