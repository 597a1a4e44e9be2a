using System.Net;
using System.Text.Json;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Sessions;

/// <summary>Upload, poll, details, export and CSV of each activity over a real socket, with scripted athletes in place of a model.</summary>
public sealed class EveryActivityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jumps_are_uploaded_analyzed_and_told()
    {
        await using var host = await StartAsync(ScriptedMove.Jumps());
        var id = await UploadAsync(host, "jumping", ("exercise", "Countermovement Jump"), ("body_joint_angles", "knee"));
        var details = await CheckAsync(host, "jumping", id, "Jumping", "Countermovement Jump");
        Assert.Equal(["jump_1", "jump_2"], Segments(details));
        Assert.Equal(2, details.GetProperty("end_frames").GetArrayLength());
        Assert.All(details.GetProperty("metrics").EnumerateObject(), metric => Assert.Equal(2, metric.Value.GetArrayLength()));
        Assert.All(Numbers(details, "jump_height"), height => Assert.InRange(height, 0.36, 0.52));
        Assert.All(details.GetProperty("whole_report_metrics").EnumerateObject(), series => Assert.Equal(host.Lifter.Film.Frames.Count, series.Value.GetArrayLength()));
        var best = details.GetProperty("best_jump").GetString()!;
        Assert.Equal(
            details.GetProperty("quality").GetProperty("segments").GetProperty(best).GetProperty("jump_height").GetRawText(),
            details.GetProperty("quality").GetProperty("metrics").GetProperty("jump_height").GetRawText());
        Assert.All(details.GetProperty("angles").EnumerateObject(), angle => Assert.Contains("kne", angle.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_is_uploaded_analyzed_and_told()
    {
        await using var host = await StartAsync(ScriptedMove.Run());
        var id = await UploadAsync(host, "running", ("incline_degree", "1.5"), ("speed", "3"));
        var details = await CheckAsync(host, "running", id, "Running", "Running");
        var steps = Segments(details).Length;
        Assert.InRange(steps, 8, 14);
        Assert.All(Numbers(details, "contact_time"), contact => Assert.InRange(contact, 0.2, 0.3));
        Assert.Contains("left", details.GetProperty("segments").EnumerateArray().Select(step => step.GetProperty("side").GetString()));
        Assert.All(details.GetProperty("metrics").EnumerateObject(), metric =>
        {
            Assert.Equal(steps, metric.Value.GetArrayLength());
            if (metric.Name is "initial_contact" or "toe_off" or "incline") return;
            Assert.True(details.GetProperty("calculated_metrics").GetProperty(metric.Name).TryGetProperty("avg", out _), metric.Name);
            Assert.True(details.GetProperty("quality").GetProperty("metrics").TryGetProperty(metric.Name, out _), metric.Name);
        });
        foreach (var key in new[] { "total_distance", "total_time", "footstrike" })
            Assert.True(details.GetProperty("calculated_metrics").TryGetProperty(key, out _), key);
        Assert.Equal(host.Lifter.Film.Frames.Count, (await host.ReadAsync($"/running/sessions/{id}/export/")).GetProperty("contact").GetArrayLength());
        var facts = (await host.Services.GetRequiredService<SessionJournal>().FindAsync(id, Token))!.Draft.Facts;
        Assert.Equal(new MovementFacts { Incline = 1.5, Speed = 3 }, facts);
    }

    [Fact]
    public async Task An_assessment_is_uploaded_analyzed_and_told()
    {
        await using var host = await StartAsync(ScriptedMove.Squats());
        var id = await UploadAsync(host, "mobility-assessment", ("exercise_name", "Overhead Squat"), ("heels_raised", "true"));
        var details = await CheckAsync(host, "mobility-assessment", id, "Mobility", "Overhead Squat");
        Assert.Equal(["repetition_1", "repetition_2"], Segments(details));
        Assert.InRange(details.GetProperty("score").GetDouble(), 1, 3);
        Assert.InRange(details.GetProperty("composite").GetDouble(), 1, 100);
    }

    [Theory]
    [InlineData("jumping", "exercise", "Drop Jump", "Drop Jump 09/03/2026 15:04", "drop_jump")]
    [InlineData("jumping", "exercise_name", "countermovement jump", "Countermovement Jump 09/03/2026 15:04", "countermovement_jump")]
    [InlineData("mobility-assessment", "exercise_name", "joint angle mobility", "Joint Angle Mobility 09/03/2026 15:04", "joint_angle_mobility")]
    [InlineData("running", "session_name", "Morning run", "Morning run", "running")]
    public async Task Own_uploads_have_a_title_and_their_exports_a_file_name(string activity, string field, string value, string title, string file)
    {
        await using var host = await StartAsync(ScriptedMove.Squats());
        using var form = UploadForms.Form(await Clips.VideoAsync(1, ScriptedMove.FramesPerSecond), (field, value), ("user_id", "someUserId123"));
        using var response = await host.PostAsync($"/{activity}/sessions/", form);
        var body = await response.JsonAsync();
        Assert.Equal(title, body.GetProperty("title").GetString());
        var id = body.GetProperty("session_id").GetString()!;
        await host.FinishAsync(id);
        using var csv = await host.GetAsync($"/{activity}/sessions/{id}/export/?format=csv");
        Assert.Equal($"{file}-{id}.csv", csv.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    [Fact]
    public async Task Another_activity_does_not_know_the_session()
    {
        await using var host = await StartAsync(ScriptedMove.Jumps());
        host.Lifter.Close();
        var jump = await UploadAsync(host, "jumping", ("exercise", "Drop Jump"));
        foreach (var activity in new[] { "weightlifting", "running", "mobility-assessment" })
        {
            foreach (var rest in new[] { "", "export/" })
            {
                using var response = await host.GetAsync($"/{activity}/sessions/{jump}/{rest}");
                await response.IsErrorAsync(HttpStatusCode.NotFound, "wrong-activity");
            }
        }

        using var own = await host.GetAsync($"/jumping/sessions/{jump}/export/");
        await own.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");
        var details = await host.ReadAsync($"/jumping/sessions/{jump}/");
        Assert.Empty(details.GetProperty("metrics").EnumerateObject());
        Assert.Equal(0, details.GetProperty("end_frames").GetArrayLength());
    }

    [Theory]
    [InlineData("jumping", "", "", "field-missing")]
    [InlineData("jumping", "exercise", "Overhead Squat", "unknown-exercise")]
    [InlineData("running", "incline_degree", "60", "field-invalid")]
    [InlineData("running", "speed", "fast", "field-invalid")]
    [InlineData("running", "exercise_name", "snatch", "unknown-exercise")]
    [InlineData("mobility-assessment", "", "", "field-missing")]
    [InlineData("mobility-assessment", "exercise_name", "snatch", "unknown-exercise")]
    [InlineData("mobility-assessment", "pain", "yes", "field-invalid")]
    [InlineData("weightlifting", "slow_motion", "64", "field-invalid")]
    public async Task What_is_wrong_is_refused_and_leaves_nothing(string activity, string field, string value, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        using var form = UploadForms.Form(await Clips.VideoAsync(), [("user_id", "someUserId123"), .. field.Length == 0 ? [] : new[] { (field, value) }]);
        using var response = await host.PostAsync($"/{activity}/management/sessions/", form);
        await response.IsErrorAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty(host.Blobs());
    }

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData(480.0, null, 8)]
    [InlineData(null, "4", 4)]
    [InlineData(480.0, "1", 1)]
    public async Task Slow_motion_is_read_from_the_file_or_told_and_kept_with_the_frames(double? captured, string? told, double factor)
    {
        await using var host = await StartAsync(ScriptedMove.Squats());
        var clip = await Clips.VideoAsync(1, ScriptedMove.FramesPerSecond, captured);
        (string, string)[] fields = told is null ? [] : [("slow_motion", told)];
        var id = await host.UploadToAsync("mobility-assessment", clip, [("exercise_name", "Joint Angle Mobility"), .. fields]);
        await host.FinishAsync(id);
        var session = await host.Services.GetRequiredService<SessionJournal>().FindAsync(id, Token);
        Assert.Equal(factor, session!.Result!.SlowMotion, 6);
        var details = await host.ReadAsync($"/mobility-assessment/sessions/{id}/");
        Assert.Equal(factor, details.GetProperty("quality").GetProperty("slow_motion").GetDouble(), 6);
        Assert.Equal(ScriptedMove.FramesPerSecond * factor, details.GetProperty("quality").GetProperty("fps").GetDouble(), 0.5 * factor);
        var times = details.GetProperty("all_timestamps");
        Assert.Equal(ScriptedMove.FramesPerSecond, times.GetArrayLength());
        Assert.Equal(59.0 / ScriptedMove.FramesPerSecond, times[ScriptedMove.FramesPerSecond - 1].GetDouble() * factor, 1e-4);
    }

    [Fact]
    public async Task Slow_motion_that_only_free_flight_shows_is_kept_with_the_frames()
    {
        var film = ScriptedMove.Jumps(4 * ScriptedMove.FramesPerSecond);
        await using var host = await StartAsync(film);
        var clip = await ScriptedMove.ClipAsync(film);
        var id = await host.UploadToAsync("jumping", clip, ("exercise", "Countermovement Jump"));
        await host.FinishAsync(id);
        var session = await host.Services.GetRequiredService<SessionJournal>().FindAsync(id, Token);
        Assert.Equal((null, 4), (session!.Draft.Facts.SlowMotion, session.Result!.SlowMotion));
        Assert.Equal(4, (await host.ReadAsync($"/jumping/sessions/{id}/")).GetProperty("quality").GetProperty("slow_motion").GetDouble());
    }

    private static async Task<GatewayHost> StartAsync(CaptureRecord film)
    {
        var host = await GatewayHost.StartAsync();
        host.Lifter.Film = film;
        return host;
    }

    private static async Task<string> UploadAsync(GatewayHost host, string activity, params (string, string)[] fields) =>
        await host.UploadToAsync(activity, await ScriptedMove.ClipAsync(host.Lifter.Film), fields);

    // What holds for every activity; the details are given back for what holds for one.
    private static async Task<JsonElement> CheckAsync(GatewayHost host, string path, string id, string activity, string exercise)
    {
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
        Assert.Equal(0, host.Lifter.PlateSearches);
        var details = await host.ReadAsync($"/{path}/sessions/{id}/");
        Assert.Equal((id, activity, exercise), (Text("session_id"), Text("activity"), Text("exercise")));
        var frames = host.Lifter.Film.Frames.Count;
        Assert.Equal(frames, details.GetProperty("all_timestamps").GetArrayLength());
        Assert.NotEmpty(details.GetProperty("angles").EnumerateObject());
        foreach (var key in new[] { "scale_error", "slow_motion", "segments", "metrics", "fps", "view", "roll", "yaw", "scale_source", "frames", "warnings" })
            Assert.True(details.GetProperty("quality").TryGetProperty(key, out _), key);
        foreach (var segment in details.GetProperty("segments").EnumerateArray())
        {
            var verdicts = details.GetProperty("quality").GetProperty("segments").GetProperty(segment.GetProperty("name").GetString()!);
            Assert.All(segment.GetProperty("metrics").EnumerateObject(), metric => Assert.True(verdicts.TryGetProperty(metric.Name, out _), metric.Name));
        }

        var export = await host.ReadAsync($"/{path}/sessions/{id}/export/");
        Assert.NotEmpty(export.GetProperty("keypoints").EnumerateObject());
        Assert.Equal(details.GetProperty("metrics").GetRawText(), export.GetProperty("metrics").GetRawText());
        Assert.Equal(Segments(details), Segments(export));
        CheckUnits(export);
        Assert.False(export.TryGetProperty("report", out _));
        using var csv = await host.GetAsync($"/{path}/sessions/{id}/export/?format=csv");
        var lines = (await csv.Content.ReadAsStringAsync(Token)).TrimEnd().Split("\r\n");
        Assert.Equal(frames + 1, lines.Length);
        var header = lines[0].Split(',');
        Assert.All(lines, line => Assert.Equal(header.Length, line.Split(',').Length));
        Assert.All(export.GetProperty("angles").EnumerateObject(), angle => Assert.Contains(angle.Name, header));
        if (path == "running") Assert.Contains("contact", header);
        return details;

        string Text(string key) => details.GetProperty(key).GetString()!;
    }

    private static void CheckUnits(JsonElement export)
    {
        string[] named = ["metrics", "clip_metrics", "report_metrics", "whole_report_metrics"];
        var keys = named.Where(name => export.TryGetProperty(name, out _)).SelectMany(name => export.GetProperty(name).EnumerateObject()).Select(member => member.Name)
            .Concat(export.GetProperty("segments").EnumerateArray().SelectMany(one => one.GetProperty("metrics").EnumerateObject()).Select(metric => metric.Name)).ToHashSet();
        Assert.NotEmpty(keys);
        var units = export.GetProperty("units").EnumerateObject().ToDictionary(unit => unit.Name, unit => unit.Value.GetString()!);
        Assert.All(keys, key => Assert.NotEmpty(units[key]));
    }

    private static string[] Segments(JsonElement body) =>
        [.. body.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("name").GetString()!)];

    // Fails on a null among them.
    private static double[] Numbers(JsonElement details, string metric) =>
        [.. details.GetProperty("metrics").GetProperty(metric).EnumerateArray().Select(value => value.GetDouble())];
}
