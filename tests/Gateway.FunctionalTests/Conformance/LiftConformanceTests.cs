namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>Every body of the weightlifting routes has exactly the documented members, each of its type.</summary>
public sealed class LiftConformanceTests(DocumentedServer server)
{
    private const string Topics =
        "power_output ground_reaction_force barbell_velocity hip_velocity shin_angle hip_height torso_angle hip_angle knee_angle bar_height barbell_trajectory vertical_shoulder_height";

    private const string Angles =
        """{"lank_angle": ["number?"], "rank_angle": ["number?"], "lkne_angle": ["number?"], "rkne_angle": ["number?"], "lhip_angle": ["number?"], "rhip_angle": ["number?"], "lsho_angle": ["number?"], "rsho_angle": ["number?"], "lelb_angle": ["number?"], "relb_angle": ["number?"], "ank_angle": ["number?"], "kne_angle": ["number?"], "hip_angle": ["number?"], "*": ["number?"]}""";

    // Null where it was not measured; others may stand beside them.
    private const string Metrics =
        """
        {"max_GRF": "number?", "max_power": "number?", "max_bar_speed": "number?", "mean_bar_speed": "number?", "bar_past_the_knee_speed": "number?",
         "bar_past_the_knee_acceleration": "number?", "total_time": "number?", "clean_time": "number?", "max_bar_height": "number?", "barbell_weight": "number",
         "scale": "number?", "mean_markers_validity": "share", "start_of_lifting": "number?", "first_pull_end": "number?", "transition": "number?",
         "second_pull_end": "number?", "catch_end": "number?", "recovery_end": "number?", "jerk_dip_start": "number?", "jerk_dip_bottom": "number?",
         "jerk_drive_end": "number?", "jerk_catch": "number?", "jerk_recovery": "number?", "*": "number?"}
        """;

    private const string Series = """{"bar": ["number?"], "vbar": ["number?"], "abar": ["number?"], "barx": ["number?"], "hipy": ["number?"], "vhipy": ["number?"], "ahipy": ["number?"], "grf": ["number?"], "power": ["number?"], "*": ["number?"]}""";

    [Fact]
    public async Task Details()
    {
        var id = await server.SessionAsync("weightlifting");
        var details = await server.AnswerAsync(HttpMethod.Get, $"/weightlifting/sessions/{id}/");
        Shape.Check(details, $$"""
            {{{Common.Details("Weightlifting", "clean_and_jerk")}}, "metrics": {{Metrics}}, "angles": {{Angles}}, "report_metrics": {{Series}}}
            """);
        Assert.Equal((id, "Heavy single"), (details.GetProperty("session_id").GetString(), details.GetProperty("title").GetString()));
        Common.HasOneValuePerFrame(details, "angles", "report_metrics");
        Assert.Equal(100, details.GetProperty("metrics").GetProperty("barbell_weight").GetDouble());
        // The scripted jerk shows them all.
        foreach (var mark in "max_GRF max_power max_bar_speed max_bar_height total_time clean_time start_of_lifting jerk_dip_start jerk_recovery".Split(' '))
            Assert.True(details.GetProperty("metrics").GetProperty(mark).ValueKind == System.Text.Json.JsonValueKind.Number, $"{mark}: {details.GetProperty("quality").GetProperty("metrics")}");
    }

    [Fact]
    public async Task Export()
    {
        var export = await server.AnswerAsync(HttpMethod.Get, $"/weightlifting/sessions/{await server.SessionAsync("weightlifting")}/export/?format=json");
        Shape.Check(export, $$"""
            {"keypoints": {{Common.Keypoints}}, "angles": {{Angles}}, "metrics": {{Metrics}}, "report_metrics": {{Series}}, "all_timestamps": ["number"],
             "activity": "=Weightlifting", "units": {"all_timestamps": "=s", "*": "text"}, "model": "text", "analysis_version": "whole", "...": ""}
            """);
        Common.HasOneValuePerFrame(export, "angles", "report_metrics", "keypoints");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Lift_analysis_has_exactly_the_documented_keys(string method)
    {
        var report = await server.AnswerAsync(new HttpMethod(method), $"/weightlifting/sessions/{await server.SessionAsync("weightlifting")}/lift-analysis/");
        const string Phase = """{"image_url": "link?", "time_ms": "number?", "average_time_ms": "number?"}""";
        Shape.Check(report, $$"""
            {"exercise": "=clean_and_jerk",
             "key_metrics": {"power_output": ["number?"], "ground_reaction_force": ["number?"], "barbell_velocity": ["number?"]},
             "body_positioning": {"hip_velocity": ["number?"], "shin_angle": ["number?"], "hip_height": ["number?"], "torso_angle": ["number?"]},
             "joint_angles": {"hip_angle": ["number?"], "knee_angle": ["number?"]},
             "barbell_positioning": {"bar_height": ["number?"], "barbell_trajectory": ["number?"], "vertical_shoulder_height": ["number?"]},
             "phase_data": {{Shape.Of(Phase, "start_of_lifting first_pull_end transition second_pull_end turnover_end catch_end recovery_end jerk_dip_start jerk_dip_bottom jerk_drive_end jerk_catch jerk_recovery")}},
             "chart_data": {{Shape.Of("""{"start": "number?", "end": "number?"}""", "setup first_pull transition second_pull turnover catch recovery jerk_dip jerk_drive jerk_catch jerk_recovery")}},
             "user_information": {"display_name": "text", "age": "number?", "weight": "number?", "height": "number?"},
             "session_date": "day", "comments": {"*": "text"}, "all_timestamps": ["number"]}
            """);
    }

    [Fact]
    public async Task Summary_threads_and_recommendation()
    {
        var path = $"/weightlifting/sessions/{await server.SessionAsync("weightlifting")}";
        await SummaryAsync(path, "");
        var parts = await server.AnswerAsync(HttpMethod.Post, $"{path}/summary/");
        Shape.Check(parts, Shape.Of("\"thread\"", "velocity power stability final_summary"));
        Assert.Equal(parts.GetRawText(), (await server.AnswerAsync(HttpMethod.Post, $"{path}/summary/")).GetRawText());
        await Common.ThreadsAsync(server, parts);
        await SummaryAsync(path, """ "summary_text": {"velocity": "text", "power": "text", "stability": "text", "final_summary": "text"}, """);

        foreach (var system in new[] { "metric", "imperial" })
        {
            var threads = await server.AnswerAsync(HttpMethod.Post, $"{path}/recommendation/?measurement_system={system}");
            Shape.Check(threads, Shape.Of("\"thread\"", Topics));
            await Common.ThreadsAsync(server, threads);
        }

        Shape.Check((await server.AnswerAsync(HttpMethod.Get, $"{path}/lift-analysis/")).GetProperty("comments"), Shape.Of("\"text\"", Topics));
    }

    private async Task SummaryAsync(string path, string text) => Shape.Check(await server.AnswerAsync(HttpMethod.Get, $"{path}/summary/"), $$"""
        {{{text}} "exercise_type": "=clean_and_jerk",
         "velocity": {"bar_velocity": {"min": "number?", "max": "number?", "values": ["number?"]} },
         "power": {"ground_reaction_force": {"min": "number?", "max": "number?", "values": ["number?"]}, "power": {"min": "number?", "max": "number?", "values": ["number?"]} },
         "stability": {"total_time": "number?", "bar_height": {"max": "number?", "values": ["number?"]}, "bar_trajectory": {"xAxis": ["number?"], "yAxis": ["number?"]} },
         {{Common.SummaryUser}} }
        """);
}
