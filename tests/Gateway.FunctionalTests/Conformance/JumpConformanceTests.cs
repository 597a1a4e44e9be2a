namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>Every body of the jumping routes has the documented members, each of its type.</summary>
public sealed class JumpConformanceTests(DocumentedServer server)
{
    private const string Numbers =
        """
        "angles": {"hip_intersection_angle": ["number?"], "ank_angle": ["number?"], "kne_angle": ["number?"], "lkne_angle": ["number?"], "rkne_angle": ["number?"],
            "lank_angle": ["number?"], "rank_angle": ["number?"], "*": ["number?"]},
        "whole_report_metrics": {"hipy": ["number?"], "vhipy": ["number?"], "ahipy": ["number?"], "toey": ["number?"], "vtoey": ["number?"], "grf": ["number?"], "*": ["number?"]},
        "end_frames": ["whole"], "clip_metrics": {"*": "number?"},
        "metrics": {"jump_height": ["number?"], "jump_height_flight": ["number?"], "flight_time": ["number?"], "contraction_time": ["number?"], "contact_time": ["number?"],
            "rsi": ["number?"], "rsi_modified": ["number?"], "takeoff_velocity": ["number?"], "peak_power": ["number?"], "normalized_power": ["number?"],
            "max_grf_takeoff": ["number?"], "max_grf_landing": ["number?"], "countermovement_depth": ["number?"], "knee_angle_eccentric_end": ["number?"], "*": ["number?"]}
        """;

    [Fact]
    public async Task Details_and_export()
    {
        var path = $"/jumping/sessions/{await server.SessionAsync("jumping")}";
        var details = await server.AnswerAsync(HttpMethod.Get, $"{path}/");
        Shape.Check(details, $$"""{{{Common.Details("Jumping", "Countermovement Jump")}}, {{Numbers}}, "best_jump": "text?"}""");
        Common.HasOneValuePerFrame(details, "angles", "whole_report_metrics");
        var jumps = details.GetProperty("end_frames").GetArrayLength();
        Assert.Equal(2, jumps);
        Assert.All(details.GetProperty("metrics").EnumerateObject(), metric => Assert.Equal(jumps, metric.Value.GetArrayLength()));
        var export = await server.AnswerAsync(HttpMethod.Get, $"{path}/export/");
        Shape.Check(export, $$"""
            {{{Numbers}}, "keypoints": {{Common.Keypoints}}, "all_timestamps": ["number"], "activity": "=Jumping", "units": {"*": "text"}, "model": "text", "analysis_version": "whole", "...": ""}
            """);
        Common.HasOneValuePerFrame(export, "angles", "whole_report_metrics", "keypoints");
    }

    [Fact]
    public async Task Jump_analysis()
    {
        var id = await server.SessionAsync("jumping");
        const string Graph = """{"jump_1": {"times": ["number"], "data": ["number?"]}, "jump_2": {"times": ["number"], "data": ["number?"]}}""";
        Shape.Check(await server.AnswerAsync(HttpMethod.Post, $"/jumping/sessions/{id}/jump-analysis/"), $$"""
            {"graph_data": {"*": {{Graph}}}, "min_frame": "whole", "max_frame": "whole",
             "phase_data": {{Shape.Of("""{"video_frame": "whole?", "graph_phase": "number?", "image_url": "link?"}""", "start_of_preparation braking zero_velocity takeoff peak landing damping recuperation")}},
             "user_information": {"display_name": "text", "age": "number?", "weight": "number?", "height": "number?"}, "session_date": "day", "comments": {"*": "text"}, "exercise": "=Countermovement Jump"}
            """);
    }

    [Fact]
    public async Task Summary_threads_and_recommendation()
    {
        var path = $"/jumping/sessions/{await server.SessionAsync("jumping")}";
        var parts = await server.AnswerAsync(HttpMethod.Post, $"{path}/summary/");
        Shape.Check(parts, Shape.Of("\"thread\"", "jump_flight jump_forces control_and_stability efficiency final_summary"));
        await Common.ThreadsAsync(server, parts);
        Shape.Check(await server.AnswerAsync(HttpMethod.Get, $"{path}/summary/"), $$"""
            {"summary_text": {"jump_flight": "text", "jump_forces": "text", "control_and_stability": "text", "efficiency": "text", "final_summary": "text"}, "exercise_type": "text",
             "jump_flight": "any", "jump_forces": "any", "control_and_stability": "any", "efficiency": "any", {{Common.SummaryUser}}}
            """);
        var threads = await server.AnswerAsync(HttpMethod.Post, $"{path}/recommendation/?measurement_system=metric");
        Shape.Check(threads, Shape.Of("\"thread\"", "hip_height hip_speed grf power kne_angle ank_angle hip_angle"));
        await Common.ThreadsAsync(server, threads);
    }
}
