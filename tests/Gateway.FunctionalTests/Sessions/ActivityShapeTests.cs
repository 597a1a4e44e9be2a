using System.Text.Json;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Exports;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.FunctionalTests.Sessions;

/// <summary>The same analysis in the form of each activity.</summary>
public sealed class ActivityShapeTests
{
    private static readonly Dictionary<string, double[]> NoSteps = [];

    [Fact]
    public void Every_activity_has_a_form() => Assert.Equal(ActivityTable.All, ActivityShape.All.Select(shape => shape.Activity));

    [Fact]
    public async Task Jumps_have_one_value_each_and_the_frame_in_which_they_end()
    {
        var export = await ExportAsync("Jumping", 3);
        Assert.Equal("[0.2,null,0.6]", export.GetProperty("metrics").GetProperty("flight_time").GetRawText());
        Assert.Equal("[10,20,30]", export.GetProperty("end_frames").GetRawText());
        Assert.Equal(31, export.GetProperty("whole_report_metrics").GetProperty("hipy").GetArrayLength());
        Assert.Equal(0.003, export.GetProperty("clip_metrics").GetProperty("scale").GetDouble());
        Assert.False(export.GetProperty("clip_metrics").TryGetProperty("flight_time", out _));
    }

    [Fact]
    public async Task Runs_have_one_value_a_step_their_spread_and_their_contacts()
    {
        var export = await ExportAsync("Running", 3);
        Assert.Equal("[0.2,null,0.6]", export.GetProperty("metrics").GetProperty("flight_time").GetRawText());
        var totals = export.GetProperty("calculated_metrics");
        Assert.Equal("""{"avg":0.2,"min":0.2,"max":0.6}""", totals.GetProperty("flight_time").GetRawText());
        Assert.All(["initial_contact", "toe_off", "incline"], key => Assert.False(totals.TryGetProperty(key, out _), key));
        Assert.Equal("1", export.GetProperty("units").GetProperty("contact").GetString());
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
        Assert.Equal(name, RunTotals.From(analysis with { Metrics = new Dictionary<string, double> { ["footstrike"] = kind } }, NoSteps).Footstrike);
    }

    [Fact]
    public async Task Mobility_has_its_score_beside_the_numbers()
    {
        var export = await ExportAsync("Mobility", 2);
        Assert.Equal((2, 71), (export.GetProperty("score").GetDouble(), export.GetProperty("composite").GetDouble()));
        Assert.False(export.GetProperty("metrics").TryGetProperty("score", out _));
        Assert.Equal(0.2, export.GetProperty("metrics").GetProperty("flight_time").GetDouble());
    }

    [Theory]
    [InlineData("Weightlifting")]
    [InlineData("Jumping")]
    [InlineData("Running")]
    [InlineData("Mobility")]
    public async Task A_clip_without_a_segment_has_a_form_too(string activity)
    {
        var export = await ExportAsync(activity, 0);
        Assert.Equal(0, export.GetProperty("segments").GetArrayLength());
        if (activity is not ("Jumping" or "Running")) return;
        var metrics = export.GetProperty("metrics").EnumerateObject().ToArray();
        Assert.Equal(SegmentKeys.Of(activity), metrics.Select(metric => metric.Name));
        Assert.All(metrics, metric => Assert.Equal("[]", metric.Value.GetRawText()));
    }

    [Theory]
    [InlineData("Jumping")]
    [InlineData("Running")]
    public async Task What_a_clip_tells_has_the_same_form_with_and_without_a_movement(string activity)
    {
        var shape = ActivityShape.Of(activity);
        var context = shape.Activity.Context(shape.Activity.Exercises[0].Name, new MovementFacts(), new Athlete(1.75, 70));
        var full = await ToldAsync(activity == "Jumping" ? ScriptedMove.Jumps() : ScriptedMove.Run());
        var empty = await ToldAsync(ScriptedMove.Squats());
        Assert.NotEqual(0, full.GetProperty("segments").GetArrayLength());
        Assert.Equal(0, empty.GetProperty("segments").GetArrayLength());
        foreach (var part in (string[])["metrics", "clip_metrics", "units", .. activity == "Running" ? ["calculated_metrics"] : (string[])[]])
        {
            Assert.Equal(Keys(full.GetProperty(part)), Keys(empty.GetProperty(part)));
            Assert.NotEmpty(Keys(empty.GetProperty(part)));
        }

        Task<JsonElement> ToldAsync(CaptureRecord film) => TellAsync(ExportShape.Export(OpenAnalysis.Of(MotionAnalyzer.Analyze(film, context)), [], "m", 1));

        static IEnumerable<string> Keys(JsonElement part) => part.EnumerateObject().Select(member => member.Name).Order();
    }

    [Fact]
    public void The_value_of_a_run_is_the_one_that_its_verdicts_are_about()
    {
        var context = ActivityTable.Running.Context("Running", new MovementFacts { Speed = 3 }, new Athlete(1.75, 70));
        var analysis = MotionAnalyzer.Analyze(ScriptedMove.Run(), context);
        var totals = Json(RunTotals.From(analysis, NoSteps));
        var inside = 0;
        foreach (var key in SegmentKeys.OfRun.Where(key => double.IsFinite(analysis.Metrics[key])))
        {
            Assert.Equal(analysis.Metrics[key], totals.GetProperty(key).GetProperty("avg").GetDouble(), 1e-6 * Math.Abs(analysis.Metrics[key]));
            var verdict = analysis.Quality.Metrics[key];
            inside += totals.GetProperty(key).GetProperty("avg").GetDouble() is var value && value >= verdict.Low - 1e-6 && value <= verdict.High + 1e-6 ? 1 : 0;
        }

        Assert.True(inside > 5, $"{inside}");
    }

    [Fact]
    public void The_best_jump_is_the_one_whose_verdicts_are_told()
    {
        var context = ActivityTable.Jumping.Context("Countermovement Jump", new MovementFacts(), new Athlete(1.75, 70));
        var analysis = MotionAnalyzer.Analyze(ScriptedMove.Jumps(), context);
        var best = analysis.Segments.Single(jump => jump.Name == analysis.MainSegment);
        Assert.Equal(analysis.Segments.Max(jump => jump.Metrics["jump_height"]), best.Metrics["jump_height"]);
        Assert.Equal(best.Quality["jump_height"], analysis.Quality.Metrics["jump_height"]);
        Assert.Null(MotionAnalyzer.Analyze(ScriptedMove.Squats(), context).MainSegment);
    }

    [Fact]
    public void Each_segment_has_its_verdicts()
    {
        var quality = QualityBody.From(ScriptedAnalysis.Of("Running", 2), null);
        Assert.Equal((0.06, 8.0), (quality.ScaleError, quality.SlowMotion));
        var json = Json(quality);
        Assert.Equal((1.5, JsonValueKind.Null), (json.GetProperty("roll").GetDouble(), json.GetProperty("yaw").ValueKind));
        Assert.Equal([0.1, 0.3], quality.Segments["step_1"]["flight_time"].Interval!);
        Assert.Equal("Not seen.", quality.Segments["step_2"]["flight_time"].Reason);
    }

    private static Task<JsonElement> ExportAsync(string activity, int segments) =>
        TellAsync(ExportShape.Export(OpenAnalysis.Of(ScriptedAnalysis.Of(activity, segments)), [], "m", 1));

    private static async Task<JsonElement> TellAsync(object body) =>
        JsonSerializer.SerializeToElement(await ResponseExamples.JsonAsync(body, TestContext.Current.CancellationToken));

    private static JsonElement Json(object body) => JsonSerializer.SerializeToElement(body, body.GetType(), ApiJson.Options);
}
