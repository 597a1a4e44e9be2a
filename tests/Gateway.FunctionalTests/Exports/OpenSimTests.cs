using System.Globalization;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Exports;

/// <summary>The files for OpenSim, read as its guide describes them, say what the JSON says.</summary>
public sealed class OpenSimTests
{
    public static TheoryData<string> Activities => ExportSample.Activities;

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task Markers_of_a_trc_are_the_keypoints(string activity)
    {
        var analysis = ExportSample.Of(activity);
        var json = await ExportSample.JsonAsync(analysis);
        var lines = await ExportSample.LinesAsync("trc", analysis);
        Assert.StartsWith("PathFileType\t4\t(X/Y/Z)\t", lines[0], StringComparison.Ordinal);
        var head = lines[1].Split('\t').Zip(lines[2].Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second);
        Assert.Equal((analysis.KeypointUnit, $"{json["time"].Length}"), (head["Units"], head["NumFrames"]));
        Assert.Equal(60, Number(head["DataRate"]), 0.5);
        var names = lines[3].Split('\t').Skip(2).Where((_, column) => column % 3 == 0).ToArray();
        Assert.Equal(int.Parse(head["NumMarkers"], CultureInfo.InvariantCulture), names.Length);
        Assert.Equal(21, names.Length);
        Assert.Equal($"\t\tX1\tY1\tZ1", string.Join('\t', lines[4].Split('\t')[..5]));
        Assert.Equal("", lines[5]);
        var rows = lines[6..].Select(line => line.Split('\t')).ToArray();
        Assert.All(rows, row => Assert.Equal(2 + (3 * names.Length), row.Length));
        Assert.Equal(Enumerable.Range(1, rows.Length), rows.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)));
        ExportSample.Same("time", json["time"], [.. rows.Select(row => Number(row[1]))]);
        for (var marker = 0; marker < names.Length; marker++)
        {
            var at = 2 + (3 * marker);
            ExportSample.Same(names[marker], json[names[marker] + "x"], [.. rows.Select(row => Number(row[at]))]);
            ExportSample.Same(names[marker], json[names[marker] + "y"], [.. rows.Select(row => Number(row[at + 1]))]);
            Assert.All(rows, row => Assert.Equal(row[at].Length == 0 ? "" : "0", row[at + 2]));
        }

        Assert.Contains(rows, row => row[2].Length == 0);
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task Coordinates_of_a_mot_are_the_angles(string activity)
    {
        var analysis = ExportSample.Of(activity);
        var json = await ExportSample.JsonAsync(analysis);
        var lines = await ExportSample.LinesAsync("mot", analysis);
        var end = Array.IndexOf(lines, "endheader");
        Assert.Contains("inDegrees=yes", lines[..end]);
        Assert.Contains($"nRows={json["time"].Length}", lines[..end]);
        var names = lines[end + 1].Split('\t');
        Assert.Contains($"nColumns={names.Length}", lines[..end]);
        var rows = lines[(end + 2)..].Select(line => line.Split('\t')).ToArray();
        ExportSample.Same("time", json["time"], [.. rows.Select(row => Number(row[0]))]);
        double[] Column(string name) => [.. rows.Select(row => Number(row[Array.IndexOf(names, name)]))];
        foreach (var side in new[] { "l", "r" })
        {
            ExportSample.Same("knee", [.. json[side + "kne_angle"].Select(angle => 180 - angle)], Column("knee_angle_" + side));
            ExportSample.Same("hip", [.. json[side + "hip_angle"].Select(angle => 180 - angle)], Column("hip_flexion_" + side));
            ExportSample.Same("ankle", [.. json[side + "ank_angle"].Select(angle => 90 - angle)], Column("ankle_angle_" + side));
            ExportSample.Same("elbow", [.. json[side + "elb_angle"].Select(angle => 180 - angle)], Column("elbow_flex_" + side));
            ExportSample.Same("arm", json[side + "sho_angle"], Column("arm_flex_" + side));
        }

        ExportSample.Same("near knee", json["kne_angle"], Column("kne_angle"));
        Assert.Equal(analysis.Angles.Count + 1, names.Length);
        Assert.Contains(double.NaN, Column("knee_angle_l"));
    }

    [Fact]
    public async Task A_clip_of_one_frame_and_one_of_none_have_files_too()
    {
        foreach (var format in new[] { "json", "csv", "trc", "mot", "c3d", "parquet" })
        {
            Assert.NotEmpty(await ExportSample.WriteAsync(format, ExportSample.Long(1)));
            Assert.NotEmpty(await ExportSample.WriteAsync(format, ExportSample.Long(0)));
        }

        Assert.Equal(21, ScriptedAnalysis.Of("Running", 2).Timestamps.Length);
    }

    private static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);
}
