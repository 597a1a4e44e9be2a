using Aikynetix.Gateway.Exports;

namespace Aikynetix.Gateway.FunctionalTests.Exports;

/// <summary>C3D files, read by a second reader, say what the JSON says; frames of a varying rate come on an even grid.</summary>
public sealed class C3dTests
{
    public static TheoryData<string> Activities => ExportSample.Activities;

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task Points_are_the_keypoints_and_the_angles(string activity)
    {
        var analysis = ExportSample.Of(activity);
        var json = await ExportSample.JsonAsync(analysis);
        var file = new C3dFile(await ExportSample.WriteAsync("c3d", analysis));
        var labels = file.Texts("POINT:LABELS");
        Assert.Equal((labels.Length, 0, 1, json["time"].Length), (file.Word(2), file.Word(3), file.Word(4), file.Word(5)));
        Assert.Equal(file.Integers("POINT:DATA_START")[0], file.Word(9));
        Assert.Equal((labels.Length, json["time"].Length), (file.Integers("POINT:USED")[0], file.Integers("POINT:FRAMES")[0]));
        Assert.True(file.HeaderScale < 0 && file.Real("POINT:SCALE") < 0);
        Assert.Equal(60, file.Real("POINT:RATE"), 0.5f);
        Assert.Equal((file.HeaderRate, 0), (file.Real("POINT:RATE"), file.Integers("ANALOG:USED")[0]));
        Assert.Equal("as filmed", file.Texts("AIKYNETIX:SAMPLING")[0]);
        Assert.Equal(("scripted", 2), (file.Texts("AIKYNETIX:MODEL")[0], file.Integers("AIKYNETIX:ANALYSIS_VERSION")[0]));
        Assert.Equal("mm", file.Texts("POINT:UNITS")[0]);
        var angles = file.Texts("POINT:ANGLES");
        Assert.Equal(analysis.Angles.Keys, angles);
        Assert.Equal(21 + angles.Length, labels.Length);
        for (var number = 0; number < labels.Length; number++)
        {
            var points = file.Point(number);
            var isAngle = angles.Contains(labels[number]);
            Assert.All(points, point => Assert.Equal(0, point.Z));
            Assert.All(points, point => Assert.True(point.Residual is 0 or -1));
            ExportSample.Same(labels[number], json[isAngle ? labels[number] : labels[number] + "x"], [.. points.Select(point => Told(point.X, point.Residual, isAngle ? 1 : 1000))]);
            ExportSample.Same(labels[number], isAngle ? new double[points.Length] : json[labels[number] + "y"], isAngle ? [.. points.Select(point => point.Y)] : [.. points.Select(point => Told(point.Y, point.Residual, 1000))]);
        }
    }

    [Fact]
    public async Task More_frames_than_the_header_can_count_are_told_as_two_words()
    {
        const int Frames = 70_000;
        var analysis = ExportSample.Long(Frames);
        var file = new C3dFile(await ExportSample.WriteAsync("c3d", analysis));
        Assert.Equal((65_535, Frames), (file.Word(5), file.Frames));
        Assert.Equal(Frames, file.Real("POINT:LONG_FRAMES"));
        Assert.Equal(["lkne", "lkne_angle"], file.Texts("POINT:LABELS"));
        ExportSample.Same("lkne", analysis.Keypoints["lknex"], [.. file.Point(0).Select(point => point.X / 1000.0)]);
    }

    [Fact]
    public async Task Frames_of_a_varying_rate_come_on_an_even_grid_and_a_pause_has_no_values()
    {
        // Every third frame is late by a third of a frame, and half a second is missing.
        double[] times = [.. Enumerable.Range(0, 9000).Select(frame => (frame / 60.0) + (frame % 3 == 1 ? 1 / 180.0 : 0) + (frame >= 6000 ? 0.5 : 0))];
        var file = new C3dFile(await ExportSample.WriteAsync("c3d", ExportSample.Long(0, times: times)));
        Assert.StartsWith("frames of a varying rate", file.Texts("AIKYNETIX:SAMPLING")[0], StringComparison.Ordinal);
        Assert.Equal(times.Length, file.Frames);
        var rate = file.Real("POINT:RATE");
        Assert.Equal((times.Length - 1) / times[^1], rate, 1e-3);
        var (points, missing) = (file.Point(0), 0);
        for (var frame = 0; frame < points.Length; frame++)
        {
            var time = frame / (double)rate;
            if (points[frame].Residual < 0) missing++;
            else Assert.Equal(1000 * Math.Sin(time), points[frame].X, 0.1);
            Assert.Equal(time > times[5999] + 0.001 && time < times[6000] - 0.001, points[frame].Residual < 0);
        }

        Assert.InRange(missing, 29, 31);
    }

    [Fact]
    public async Task Pixels_stay_pixels()
    {
        var file = new C3dFile(await ExportSample.WriteAsync("c3d", ExportSample.Long(10) with { KeypointUnit = "px" }));
        Assert.Equal("px", file.Texts("POINT:UNITS")[0]);
        Assert.Equal(Math.Sin(9 / 60.0), file.Point(0)[9].X, 1e-6);
    }

    [Fact]
    public void A_value_between_a_known_and_an_unknown_one_is_unknown_and_a_frame_in_its_place_is_itself()
    {
        var grid = new UniformGrid([0, 0.02, 0.03, 0.0400001]);
        Assert.True(grid.IsResampled);
        Assert.Equal(1, grid.Share(0, 0));
        Assert.Equal(2 / 3.0, grid.Share(1, 1), 1e-4);
        Assert.Equal(2 / 3.0, grid.Share(2, 2), 1e-3);
        Assert.Equal(1, grid.Share(3, 3));
        Assert.False(new UniformGrid([0, 1, 2]).IsResampled);
        Assert.False(grid.IsReached(4, 3));
    }

    private static double Told(float value, float residual, double scale) => residual < 0 ? double.NaN : value / scale;
}
