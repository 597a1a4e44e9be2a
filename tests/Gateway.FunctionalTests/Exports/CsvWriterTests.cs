using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Exports;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.FunctionalTests.Exports;

/// <summary>The CSV says the same as the JSON, and neither says what was not measured.</summary>
public sealed class CsvWriterTests
{
    private static readonly MotionAnalysis Analysis = new()
    {
        Activity = "Weightlifting",
        Exercise = "clean",
        Timestamps = [0, 1 / 30.0, 2 / 30.0],
        Angles = new Dictionary<string, double[]>
        {
            ["lkne_angle"] = [180, double.NaN, 91.123456789123],
            ["kne_angle"] = [1, 2, 3],
            ["lhip_angle"] = [4, 5, 6],
            ["trunk_angle"] = [7, 8, 9],
        },
        ReportMetrics = new Dictionary<string, double[]> { ["vbar"] = [double.PositiveInfinity, -1e-7, 1.5] },
        Keypoints = new Dictionary<string, double[]> { ["lknex"] = [0.1, 0.2, double.NaN], ["lknev"] = [0.9, 0.8, 0] },
        KeypointUnit = "m",
        Metrics = new Dictionary<string, double> { ["max_bar_speed"] = 1.75, ["max_power"] = double.NaN },
        Phases = [],
        Quality = new QualityReport
        {
            FramesPerSecond = 30,
            VariableFrameRate = false,
            View = "side_left",
            ScaleSource = "plate",
            BarSource = "plate",
            Metrics = new Dictionary<string, MetricQuality>(),
            Warnings = [],
        },
    };

    [Fact]
    public async Task Csv_and_json_hold_the_same_numbers()
    {
        var export = ExportShape.Export(OpenAnalysis.Of(Analysis), JointsOf("all"), "scripted", 1);
        var (header, rows) = Parse(await WriteAsync("csv", export));
        using var json = JsonDocument.Parse(await WriteAsync("json", export));

        Assert.Equal(["frame", "time", "lknex", "lknev", "lkne_angle", "kne_angle", "lhip_angle", "trunk_angle", "vbar"], header);
        Assert.Equal(3, rows.Length);
        for (var column = 2; column < header.Length; column++)
        {
            var series = new[] { "keypoints", "angles", "report_metrics" }.Select(group => json.RootElement.GetProperty(group))
                .Single(group => group.TryGetProperty(header[column], out _)).GetProperty(header[column]);
            for (var row = 0; row < rows.Length; row++)
            {
                var cell = rows[row][column];
                if (series[row].ValueKind == JsonValueKind.Null) Assert.Equal("", cell);
                else Assert.Equal(series[row].GetDouble(), double.Parse(cell, CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public async Task What_was_not_measured_is_null_and_every_number_has_a_unit()
    {
        using var json = JsonDocument.Parse(await WriteAsync("json", ExportShape.Export(OpenAnalysis.Of(Analysis), JointsOf("all"), null, 1)));
        var root = json.RootElement;
        Assert.Equal(JsonValueKind.Null, root.GetProperty("metrics").GetProperty("max_power").ValueKind);
        Assert.Equal("W", root.GetProperty("units").GetProperty("max_power").GetString());
        Assert.Equal("m/s", root.GetProperty("units").GetProperty("vbar").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("report_metrics").GetProperty("vbar")[0].ValueKind);
        Assert.False(root.TryGetProperty("session_id", out _));
    }

    [Theory]
    [InlineData("all", "lkne_angle,kne_angle,lhip_angle,trunk_angle")]
    [InlineData("knee", "lkne_angle,kne_angle")]
    [InlineData("hip", "lhip_angle")]
    [InlineData("ankle", "")]
    public void Only_the_angles_that_were_asked_for_are_told(string joints, string expected) =>
        Assert.Equal(expected, string.Join(',', ExportShape.Export(OpenAnalysis.Of(Analysis), JointsOf(joints), null, 1).Angles.Keys));

    [Fact]
    public async Task A_long_clip_is_written_row_by_row()
    {
        const int Frames = 20_000;
        var ramp = Enumerable.Range(0, Frames).Select(frame => frame / 60.0).ToArray();
        var export = ExportShape.Export(OpenAnalysis.Of(Analysis with { Timestamps = ramp, Angles = new Dictionary<string, double[]> { ["kne_angle"] = ramp } }), [], null, 1);
        var (_, rows) = Parse(await WriteAsync("csv", export));
        Assert.Equal(Frames, rows.Length);
        Assert.All(rows, row => Assert.Equal(row[1], row[4]));
    }

    private static string[] JointsOf(string text) => text == "all" ? ["ankle", "knee", "elbow", "hip", "shoulder"] : [text];

    private static async Task<string> WriteAsync(string format, SeriesExport export)
    {
        using var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await ExportFormat.Parse(format).WriteAsync(pipe, export, TestContext.Current.CancellationToken);
        await pipe.CompleteAsync();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static (string[] Header, string[][] Rows) Parse(string csv)
    {
        var lines = csv.Split("\r\n");
        Assert.Equal("", lines[^1]);
        var cells = lines[..^1].Select(line => line.Split(',')).ToArray();
        Assert.All(cells, row => Assert.Equal(cells[0].Length, row.Length));
        return (cells[0], cells[1..]);
    }
}
