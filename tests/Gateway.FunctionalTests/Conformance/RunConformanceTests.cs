namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>Every body of the running and mobility routes has the documented members, each of its type.</summary>
public sealed class RunConformanceTests(DocumentedServer server)
{
    private const string StepMetrics =
        "speed pace cadence step_time stride_time contact_time flight_time duty_factor step_length stride_length vertical_oscillation contact_angle push_angle foot_strike_angle trunk_lean knee_flexion_midstance overstride power power_for_1kg rbalance";

    private static readonly string Numbers =
        $$"""
        "metrics": {{Shape.Of("[\"number?\"]", StepMetrics + " incline *")}}, "clip_metrics": {"*": "number?"}, "angles": {"*": ["number?"]}, "report_metrics": {"*": ["number?"]},
        "calculated_metrics": {{Shape.Of("""{"avg": "number?", "min": "number?", "max": "number?"}""", StepMetrics + " *").Replace("{\"speed\"", """{"total_distance": "number?", "total_time": "number?", "footstrike": "text?", "speed" """, StringComparison.Ordinal)}}
        """;

    [Fact]
    public async Task Details_and_export_of_a_run()
    {
        var path = $"/running/sessions/{await server.SessionAsync("running")}";
        var details = await server.AnswerAsync(HttpMethod.Get, $"{path}/");
        Shape.Check(details, $$"""{{{Common.Details("Running", "Running")}}, {{Numbers}}}""");
        var steps = details.GetProperty("segments").GetArrayLength();
        Assert.NotEqual(0, steps);
        Assert.All(details.GetProperty("metrics").EnumerateObject(), metric => Assert.Equal(steps, metric.Value.GetArrayLength()));
        Assert.Equal(1, details.GetProperty("metrics").GetProperty("incline")[0].GetDouble());
        var export = await server.AnswerAsync(HttpMethod.Get, $"{path}/export/");
        Shape.Check(export, $$"""
            {{{Numbers}}, "contact": ["truth?"], "keypoints": {{Common.Keypoints}}, "all_timestamps": ["number"], "activity": "=Running", "units": {"*": "text"}, "model": "text", "analysis_version": "whole", "...": ""}
            """);
        Common.HasOneValuePerFrame(export, "angles", "keypoints");
        Assert.Equal(export.GetProperty("all_timestamps").GetArrayLength(), export.GetProperty("contact").GetArrayLength());
    }

    [Fact]
    public async Task Gait_analysis_totals_summary_and_recommendation()
    {
        var path = $"/running/sessions/{await server.SessionAsync("running")}";
        Shape.Check(await server.AnswerAsync(HttpMethod.Post, $"{path}/gait-analysis/"), """
            {"gait_cycle": {"*": {"mean": ["number?"], "deviation": ["number?"], "...": ""}}, "symmetry": {"*": "any"}, "calculated_metrics": {"...": ""}, "session_date": "day", "comments": {"*": "text"},
             "user_information": {"display_name": "text", "age": "number?", "weight": "number?", "height": "number?"}, "...": ""}
            """);
        Shape.Check(await server.AnswerAsync(HttpMethod.Get, "/running/sessions/metrics/total/?user_id=someUserId123"), """
            {"sessions": "whole", "total_distance": "number?", "total_time": "number?", "average_distance": "number?", "average_time": "number?", "average_metrics": {"*": "number?"}, "...": ""}
            """);
        Shape.Check(await server.AnswerAsync(HttpMethod.Post, $"{path}/summary/"), """{"final_summary": "thread", "*": "thread"}""");
        Shape.Check(await server.AnswerAsync(HttpMethod.Get, $"{path}/summary/"), $$"""{"exercise_type": "text", {{Common.SummaryUser}}, "...": ""}""");
        var threads = await server.AnswerAsync(HttpMethod.Post, $"{path}/recommendation/");
        Shape.Check(threads, """{"*": "thread"}""");
        Assert.Empty(threads.EnumerateObject().Select(thread => thread.Name).Except(StepMetrics.Split(' ')));
    }

    [Fact]
    public async Task Details_and_export_of_an_assessment()
    {
        var path = $"/mobility-assessment/sessions/{await server.SessionAsync("mobility-assessment")}";
        const string Numbers = """ "score": "number?", "composite": "number?", "metrics": {"*": "number?"}, "report_metrics": {"*": ["number?"]}, "angles": {"*": ["number?"]} """;
        var details = await server.AnswerAsync(HttpMethod.Get, $"{path}/");
        Shape.Check(details, $$"""{{{Common.Details("Mobility", "Overhead Squat")}}, {{Numbers}}}""");
        Assert.InRange(details.GetProperty("score").GetDouble(), 0, 3);
        Assert.InRange(details.GetProperty("composite").GetDouble(), 0, 100);
        Shape.Check(await server.AnswerAsync(HttpMethod.Get, $"{path}/export/"), $$"""
            {{{Numbers}}, "keypoints": {{Common.Keypoints}}, "all_timestamps": ["number"], "activity": "=Mobility", "units": {"*": "text"}, "model": "text", "analysis_version": "whole", "...": ""}
            """);
    }
}
