using System.Net;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Reports;

/// <summary>The reports of every activity over a real socket: the documented keys, numbers that agree with the details, null for what was not measured.</summary>
public sealed class ReportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lift_is_reported_with_the_documented_keys_and_the_numbers_of_its_details()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Services.GetRequiredService<AccountJournal>().ChangeUserAsync(
            new UserProfile(AccountJournal.DemoUser) { DisplayName = "Demo client", Age = 27, WeightKg = 81, HeightCm = 178 }, Token);
        var id = await LiftAsync(host);
        var report = await host.ReadAsync($"/weightlifting/sessions/{id}/lift-analysis/");
        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");

        AssertMembers(report, "all_timestamps barbell_positioning body_positioning chart_data comments exercise joint_angles key_metrics phase_data session_date user_information");
        AssertMembers(report.GetProperty("key_metrics"), "barbell_velocity ground_reaction_force power_output");
        AssertMembers(report.GetProperty("body_positioning"), "hip_height hip_velocity shin_angle torso_angle");
        AssertMembers(report.GetProperty("joint_angles"), "hip_angle knee_angle");
        AssertMembers(report.GetProperty("barbell_positioning"), "bar_height barbell_trajectory vertical_shoulder_height");
        AssertMembers(report.GetProperty("phase_data"), "catch_end first_pull_end recovery_end second_pull_end start_of_lifting transition turnover_end");
        AssertMembers(report.GetProperty("chart_data"), "catch first_pull recovery second_pull setup transition turnover");
        AssertMembers(report.GetProperty("user_information"), "age display_name height weight");
        Assert.Equal("09/03/2026", report.GetProperty("session_date").GetString());
        Assert.Equal("""{"display_name":"Demo client","age":27,"weight":81,"height":178}""", report.GetProperty("user_information").GetRawText());
        Assert.Equal("{}", report.GetProperty("comments").GetRawText());

        var (metrics, frames) = (details.GetProperty("metrics"), details.GetProperty("all_timestamps").GetArrayLength());
        Assert.All(
            report.GetProperty("key_metrics").EnumerateObject().Concat(report.GetProperty("body_positioning").EnumerateObject()).Concat(report.GetProperty("barbell_positioning").EnumerateObject()),
            series => Assert.Equal(frames, series.Value.GetArrayLength()));
        Assert.Equal(
            Greatest(details.GetProperty("report_metrics").GetProperty("bar")) * 1000, Greatest(report.GetProperty("barbell_positioning").GetProperty("bar_height")), 1e-3);
        Assert.InRange(Greatest(report.GetProperty("barbell_positioning").GetProperty("vertical_shoulder_height")), 1200, 1700);
        var end = report.GetProperty("phase_data").GetProperty("first_pull_end");
        Assert.Equal(metrics.GetProperty("first_pull_end").GetDouble() * 1000, end.GetProperty("time_ms").GetDouble(), 1e-3);
        Assert.Equal(end.GetProperty("time_ms").GetDouble(), end.GetProperty("average_time_ms").GetDouble(), 1e-3);
        Assert.Contains($"/videos/{id}/phases/first_pull_end/?expires=", end.GetProperty("image_url").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            report.GetProperty("phase_data").GetProperty("start_of_lifting").GetProperty("time_ms").GetDouble(),
            report.GetProperty("chart_data").GetProperty("first_pull").GetProperty("start").GetDouble(), 1e-3);
        using var posted = await host.PostAsync($"/weightlifting/sessions/{id}/lift-analysis", new StringContent(""));
        Assert.Equal(WithoutLinks(report), WithoutLinks(await posted.JsonAsync()));
    }

    [Fact]
    public async Task The_average_time_of_a_phase_is_that_of_all_lifts_of_the_same_exercise_and_athlete()
    {
        await using var host = await GatewayHost.StartAsync();
        var first = await LiftAsync(host);
        host.Lifter.Film = Slower(host.Lifter.Film);
        var second = await LiftAsync(host);
        await LiftAsync(host, "snatch");

        var times = new List<double>();
        foreach (var id in new[] { first, second })
        {
            var metrics = (await host.ReadAsync($"/weightlifting/sessions/{id}/")).GetProperty("metrics");
            times.Add(1000 * (metrics.GetProperty("turnover_end").GetDouble() - metrics.GetProperty("start_of_lifting").GetDouble()));
        }

        Assert.True(times[1] > times[0] + 50, "The second lift should be slower, else nothing is averaged.");
        var phases = (await host.ReadAsync($"/weightlifting/sessions/{first}/lift-analysis/")).GetProperty("phase_data");
        var start = phases.GetProperty("start_of_lifting");
        Assert.Equal(start.GetProperty("time_ms").GetDouble(), start.GetProperty("average_time_ms").GetDouble(), 1e-3);
        Assert.Equal(start.GetProperty("time_ms").GetDouble() + times.Average(), phases.GetProperty("turnover_end").GetProperty("average_time_ms").GetDouble(), 1e-3);
    }

    [Fact]
    public async Task What_a_lift_does_not_show_is_null_and_its_phases_have_no_picture()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Film = ScriptedMove.Squats();
        var id = await host.UploadToAsync("weightlifting", await ScriptedMove.ClipAsync(host.Lifter.Film), ("exercise_name", "clean_and_jerk"));
        await host.FinishAsync(id);
        var report = await host.ReadAsync($"/weightlifting/sessions/{id}/lift-analysis/");
        Assert.Equal(12, report.GetProperty("phase_data").EnumerateObject().Count());
        Assert.Equal(11, report.GetProperty("chart_data").EnumerateObject().Count());
        Assert.All(report.GetProperty("phase_data").EnumerateObject(), phase => Assert.Equal("""{"image_url":null,"time_ms":null,"average_time_ms":null}""", phase.Value.GetRawText()));
        Assert.All(report.GetProperty("chart_data").EnumerateObject(), phase => Assert.Equal("""{"start":null,"end":null}""", phase.Value.GetRawText()));
        var summary = await host.ReadAsync($"/weightlifting/sessions/{id}/summary/");
        Assert.Equal(JsonValueKind.Null, summary.GetProperty("velocity").GetProperty("bar_velocity").GetProperty("max").ValueKind);
    }

    [Fact]
    public async Task A_lift_is_summed_up_with_the_documented_keys()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Services.GetRequiredService<AccountJournal>().ChangeUserAsync(
            new UserProfile(AccountJournal.DemoUser) { Age = 27, Gender = "female", Email = "a@example.org" }, Token);
        var id = await LiftAsync(host);
        var summary = await host.ReadAsync($"/weightlifting/sessions/{id}/summary/");
        var metrics = (await host.ReadAsync($"/weightlifting/sessions/{id}/")).GetProperty("metrics");

        AssertMembers(summary, "exercise_type power session_date stability user_information velocity");
        AssertMembers(summary.GetProperty("power"), "ground_reaction_force power");
        AssertMembers(summary.GetProperty("stability"), "bar_height bar_trajectory total_time");
        AssertMembers(summary.GetProperty("stability").GetProperty("bar_trajectory"), "xAxis yAxis");
        AssertMembers(summary.GetProperty("velocity").GetProperty("bar_velocity"), "max min values");
        AssertMembers(summary.GetProperty("user_information"), "age display_name email gender height weight");
        Assert.Equal(("27", "someUserId123"), (summary.GetProperty("user_information").GetProperty("age").GetString(), summary.GetProperty("user_information").GetProperty("display_name").GetString()));
        Assert.Equal("clean", summary.GetProperty("exercise_type").GetString());
        Assert.Equal(metrics.GetProperty("max_bar_speed").GetDouble(), summary.GetProperty("velocity").GetProperty("bar_velocity").GetProperty("max").GetDouble(), 0.05);
        Assert.Equal(metrics.GetProperty("total_time").GetDouble(), summary.GetProperty("stability").GetProperty("total_time").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Jumps_are_reported_one_by_one()
    {
        var (host, id) = await MoveAsync("jumping", ScriptedMove.Jumps(), ("exercise", "Countermovement Jump"));
        await using var _ = host;
        var report = await host.ReadAsync($"/jumping/sessions/{id}/jump-analysis/");
        var details = await host.ReadAsync($"/jumping/sessions/{id}/");
        AssertMembers(report, "comments exercise graph_data max_frame min_frame phase_data session_date user_information");
        AssertMembers(report.GetProperty("graph_data"), "ank_angle grf hip_angle hip_height hip_speed kne_angle power");
        AssertMembers(report.GetProperty("phase_data"), "braking damping landing peak recuperation start_of_preparation takeoff zero_velocity");
        var graph = report.GetProperty("graph_data").GetProperty("hip_height");
        AssertMembers(graph, "jump_1 jump_2");
        var jump = graph.GetProperty("jump_2");
        Assert.Equal(jump.GetProperty("times").GetArrayLength(), jump.GetProperty("data").GetArrayLength());
        Assert.True(jump.GetProperty("times").GetArrayLength() > 30);
        Assert.True(report.GetProperty("min_frame").GetInt32() < details.GetProperty("end_frames")[0].GetInt32());
        Assert.Equal(details.GetProperty("end_frames")[1].GetInt32(), report.GetProperty("max_frame").GetInt32());
        var takeoff = report.GetProperty("phase_data").GetProperty("takeoff");
        Assert.Equal(details.GetProperty("all_timestamps")[takeoff.GetProperty("video_frame").GetInt32()].GetDouble(), takeoff.GetProperty("graph_phase").GetDouble(), 0.51 / ScriptedMove.FramesPerSecond);
        var summary = await host.ReadAsync($"/jumping/sessions/{id}/summary/");
        AssertMembers(summary, "control_and_stability efficiency exercise_type jump_flight jump_forces session_date user_information");
        Assert.Equal(details.GetProperty("metrics").GetProperty("jump_height").GetRawText(), summary.GetProperty("jump_flight").GetProperty("jump_height").GetProperty("values").GetRawText());
    }

    [Fact]
    public async Task A_run_is_reported_with_its_mean_cycle_and_both_sides()
    {
        var (host, id) = await MoveAsync("running", ScriptedMove.Run(), ("speed", "3"));
        await using var _ = host;
        var report = await host.ReadAsync($"/running/sessions/{id}/gait-analysis/");
        AssertMembers(report, "calculated_metrics comments exercise gait_cycle session_date steps symmetry user_information");
        AssertMembers(report.GetProperty("gait_cycle"), "lank_angle lhip_angle lkne_angle rank_angle rhip_angle rkne_angle");
        var knee = report.GetProperty("gait_cycle").EnumerateObject().Single(curve => curve.Name == "lkne_angle").Value;
        Assert.Equal((101, 101), (knee.GetProperty("mean").GetArrayLength(), knee.GetProperty("deviation").GetArrayLength()));
        var means = knee.GetProperty("mean").EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetDouble()).ToArray();
        Assert.True(means.Length > 90);
        // A running knee is nearly straight at contact and bends by far more in the swing than in the stance.
        Assert.InRange(means[0], 130, 185);
        Assert.InRange(Array.IndexOf(means, means.Min()), 50, 95);
        Assert.InRange(Math.Abs(report.GetProperty("symmetry").GetProperty("step_time").GetProperty("difference").GetDouble()), 0, 8);
        AssertMembers(await host.ReadAsync($"/running/sessions/{id}/summary/"), "efficiency exercise_type foot_contact posture rhythm session_date user_information");
    }

    [Fact]
    public async Task An_assessment_is_reported_too()
    {
        var (host, id) = await MoveAsync("mobility-assessment", ScriptedMove.Squats(), ("exercise_name", "Overhead Squat"));
        await using var _ = host;
        var report = await host.ReadAsync($"/mobility-assessment/sessions/{id}/mobility-analysis/");
        AssertMembers(report, "comments composite exercise graph_data max_frame min_frame score session_date user_information");
        AssertMembers(report.GetProperty("graph_data").GetProperty("kne_angle"), "repetition_1 repetition_2");
        AssertMembers(await host.ReadAsync($"/mobility-assessment/sessions/{id}/summary/"), "control exercise_type lower_body posture session_date upper_body user_information");
    }

    [Fact]
    public async Task A_report_waits_for_the_numbers_and_knows_only_its_activity()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync(4));
        foreach (var path in new[] { "lift-analysis/", "summary/" })
        {
            using var early = await host.GetAsync($"/weightlifting/sessions/{id}/{path}");
            await early.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");
        }

        using var asked = await host.PostAsync($"/weightlifting/sessions/{id}/recommendation/", new StringContent(""));
        await asked.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");
        using var other = await host.GetAsync($"/jumping/sessions/{id}/jump-analysis/");
        await other.IsErrorAsync(HttpStatusCode.NotFound, "wrong-activity");
        host.Lifter.Open();
        await host.FinishAsync(id);
        using var language = await host.GetAsync($"/weightlifting/sessions/{id}/summary/?lang=fr");
        await language.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
        using var stranger = await host.ClientAsync(AccountRole.User, "stranger");
        using var refused = await stranger.GetAsync(new Uri($"/weightlifting/sessions/{id}/lift-analysis/", UriKind.Relative), Token);
        await refused.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-session");
    }

    private static async Task<(GatewayHost Host, string Id)> MoveAsync(string activity, Biomechanics.CaptureRecord film, (string, string) field)
    {
        var host = await GatewayHost.StartAsync();
        host.Lifter.Film = film;
        var id = await host.UploadToAsync(activity, await ScriptedMove.ClipAsync(film), field);
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
        return (host, id);
    }

    private static async Task<string> LiftAsync(GatewayHost host, string exercise = "clean")
    {
        var seconds = (double)host.Lifter.Film.Frames.Count / ScriptedLifter.FramesPerSecond;
        var id = await host.UploadToAsync("weightlifting", await Clips.VideoAsync(seconds), ("exercise_name", exercise));
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
        return id;
    }

    // The same pictures, each shown half as long again.
    private static Biomechanics.CaptureRecord Slower(Biomechanics.CaptureRecord film) =>
        film with { Frames = [.. film.Frames.SelectMany((frame, i) => i % 2 == 0 ? new[] { frame, frame } : [frame])] };

    private static void AssertMembers(JsonElement body, string members) => Assert.Equal(members.Split(' '), body.EnumerateObject().Select(member => member.Name).Order());

    private static double Greatest(JsonElement series) => series.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Number).Max(value => value.GetDouble());

    private static string WithoutLinks(JsonElement body) => System.Text.RegularExpressions.Regex.Replace(body.GetRawText(), "\"image_url\":\"[^\"]*\"", "");
}
