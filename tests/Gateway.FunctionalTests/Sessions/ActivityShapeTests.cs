using System.Text.Json;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.FunctionalTests.Sessions;

/// <summary>The same analysis in the form of each activity.</summary>
public sealed class ActivityShapeTests
{
    [Fact]
    public void Every_activity_has_a_form() => Assert.Equal(ActivityTable.All, ActivityShape.All.Select(shape => shape.Activity));

    [Fact]
    public void Jumps_have_one_value_each_and_the_frame_in_which_they_end()
    {
        var export = Export("Jumping", 3);
        Assert.Equal("[0.2,null,0.6]", export.GetProperty("metrics").GetProperty("measured").GetRawText());
        Assert.Equal("[10,20,30]", export.GetProperty("end_frames").GetRawText());
        Assert.Equal(31, export.GetProperty("whole_report_metrics").GetProperty("hipy").GetArrayLength());
        Assert.Equal(0.003, export.GetProperty("clip_metrics").GetProperty("scale").GetDouble());
        Assert.False(export.GetProperty("clip_metrics").TryGetProperty("measured", out _));
    }

    [Fact]
    public void Runs_have_one_value_a_step_their_spread_and_their_contacts()
    {
        var export = Export("Running", 3);
        Assert.Equal("[0.2,null,0.6]", export.GetProperty("metrics").GetProperty("measured").GetRawText());
        var totals = export.GetProperty("calculated_metrics");
        Assert.Equal("""{"avg":0.4,"min":0.2,"max":0.6}""", totals.GetProperty("measured").GetRawText());
        Assert.Equal(12, totals.GetProperty("total_distance").GetDouble());
        Assert.Equal(JsonValueKind.Null, totals.GetProperty("total_time").ValueKind);
        Assert.Equal("forefoot", totals.GetProperty("footstrike").GetString());
        bool?[] contact =
        [
            .. export.GetProperty("contact").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (bool?)null : value.GetBoolean()),
        ];
        Assert.Equal(31, contact.Length);
        Assert.Equal([true, true, true, true, true, true, null, null, null, null, true], contact[..11]);
        Assert.Equal([true, true, true, true, true, false, false, false, false, true], contact[11..21]);
        Assert.Equal(["step_1", "step_2", "step_3"], export.GetProperty("segments").EnumerateArray().Select(step => step.GetProperty("name").GetString()));
        Assert.Equal("right", export.GetProperty("segments")[1].GetProperty("side").GetString());
    }

    [Theory]
    [InlineData(1, "rearfoot")]
    [InlineData(2, "midfoot")]
    [InlineData(3, "forefoot")]
    [InlineData(double.NaN, null)]
    public void The_foot_strike_has_a_name(double kind, string? name)
    {
        var analysis = ScriptedAnalysis.Of("Running", 1);
        Assert.Equal(name, RunTotals.From(analysis with { Metrics = new Dictionary<string, double> { ["footstrike"] = kind } }).Footstrike);
    }

    [Fact]
    public void Mobility_has_its_score_beside_the_numbers()
    {
        var export = Export("Mobility", 2);
        Assert.Equal((2, 71), (export.GetProperty("score").GetDouble(), export.GetProperty("composite").GetDouble()));
        Assert.False(export.GetProperty("metrics").TryGetProperty("score", out _));
        Assert.Equal(0.2, export.GetProperty("metrics").GetProperty("measured").GetDouble());
    }

    [Theory]
    [InlineData("Weightlifting")]
    [InlineData("Jumping")]
    [InlineData("Running")]
    [InlineData("Mobility")]
    public void A_clip_without_a_segment_has_a_form_too(string activity)
    {
        var export = Export(activity, 0);
        Assert.Equal(0, export.GetProperty("segments").GetArrayLength());
        if (activity is "Jumping" or "Running") Assert.Empty(export.GetProperty("metrics").EnumerateObject());
    }

    [Fact]
    public void Each_segment_has_its_verdicts()
    {
        var quality = QualityBody.From(ScriptedAnalysis.Of("Running", 2), null);
        Assert.Equal((0.06, 8.0), (quality.ScaleError, quality.SlowMotion));
        Assert.Equal([0.1, 0.3], quality.Segments["step_1"]["measured"].Interval!);
        Assert.Equal("Not seen.", quality.Segments["step_2"]["measured"].Reason);
    }

    private static JsonElement Export(string activity, int segments)
    {
        var export = ActivityShape.Export(ScriptedAnalysis.Of(activity, segments), [], "m", 1);
        return JsonSerializer.SerializeToElement(export, export.GetType(), ApiJson.Options);
    }
}
