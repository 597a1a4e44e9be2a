using System.Globalization;
using System.Net;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.FunctionalTests.Sessions;

/// <summary>Upload, poll, read: the whole path over a real socket with a scripted lifter in place of a model.</summary>
public sealed class WholePathTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lift_is_uploaded_analyzed_and_told()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.UploadAsync(await Clips.VideoAsync(4), ("barbell_mass", "80"), ("session_name", "Früh & schwer"));
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());

        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Equal(id, details.GetProperty("session_id").GetString());
        Assert.Equal("completed", details.GetProperty("status").GetString());
        Assert.Equal(1, details.GetProperty("progress").GetDouble());
        Assert.Equal("Weightlifting", details.GetProperty("activity").GetString());
        Assert.Equal("clean", details.GetProperty("exercise").GetString());
        Assert.Equal("Früh & schwer", details.GetProperty("title").GetString());
        Assert.Equal("Demo client", details.GetProperty("user_name").GetString());
        Assert.Equal("09/03/2026", details.GetProperty("created_at").GetProperty("date").GetString());
        Assert.Equal("03:04 PM", details.GetProperty("created_at").GetProperty("time").GetString());
        Assert.Equal("2026-03-09T15:04:05.000Z", details.GetProperty("created_at_iso").GetString());
        Assert.Equal(JsonValueKind.Null, details.GetProperty("analyzed_video_url").ValueKind);
        Assert.Equal(JsonValueKind.Null, details.GetProperty("error").ValueKind);
        Assert.Equal(80, details.GetProperty("metrics").GetProperty("barbell_weight").GetDouble());

        var times = details.GetProperty("all_timestamps");
        Assert.Equal(80, times.GetArrayLength());
        Assert.Equal(0, times[0].GetDouble());
        Assert.Equal(0.05, times[1].GetDouble(), 6);
        foreach (var group in new[] { "angles", "report_metrics" })
            Assert.All(details.GetProperty(group).EnumerateObject(), series => Assert.Equal(80, series.Value.GetArrayLength()));
        foreach (var key in new[] { "lank", "rank", "lkne", "rkne", "lhip", "rhip", "lsho", "rsho", "lelb", "relb", "ank", "kne", "hip" })
            Assert.True(details.GetProperty("angles").TryGetProperty(key + "_angle", out _), key);

        var frames = details.GetProperty("quality").GetProperty("frames");
        Assert.Equal(80, frames.GetProperty("received").GetInt64());
        Assert.Equal(80, frames.GetProperty("analyzed").GetInt64());
        Assert.Empty(frames.GetProperty("dropped").EnumerateObject());
    }

    [Fact]
    public async Task Every_missing_metric_has_its_reason_and_no_number_is_a_text()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.UploadAsync(await Clips.VideoAsync(4));
        await host.FinishAsync(id);
        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        var verdicts = details.GetProperty("quality").GetProperty("metrics");
        foreach (var metric in details.GetProperty("metrics").EnumerateObject())
        {
            if (metric.Value.ValueKind == JsonValueKind.Number) continue;
            Assert.Equal(JsonValueKind.Null, metric.Value.ValueKind);
            Assert.True(verdicts.TryGetProperty(metric.Name, out var verdict), metric.Name);
            Assert.False(verdict.GetProperty("ok").GetBoolean());
            Assert.NotEmpty(verdict.GetProperty("reason").GetString()!);
        }
    }

    [Fact]
    public async Task The_export_says_the_same_in_json_and_csv()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.UploadAsync(await Clips.VideoAsync(4), ("body_joint_angles", "knee, hip"));
        await host.FinishAsync(id);
        var json = await host.ReadAsync($"/weightlifting/sessions/{id}/export/");
        Assert.Equal(id, json.GetProperty("session_id").GetString());
        Assert.Equal("Weightlifting", json.GetProperty("activity").GetString());
        Assert.Equal("scripted-lifter", json.GetProperty("model").GetString());
        Assert.Equal(1, json.GetProperty("analysis_version").GetInt32());
        Assert.Equal("s", json.GetProperty("units").GetProperty("all_timestamps").GetString());
        Assert.All(json.GetProperty("angles").EnumerateObject(), angle => Assert.Matches("^[lr]?(kne|hip)_angle$", angle.Name));
        Assert.NotEmpty(json.GetProperty("angles").EnumerateObject());

        using var response = await host.GetAsync($"/weightlifting/sessions/{id}/export/?format=csv");
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"clean-{id}.csv", response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var lines = (await response.Content.ReadAsStringAsync(Token)).TrimEnd().Split("\r\n");
        var header = lines[0].Split(',');
        Assert.Equal(81, lines.Length);
        foreach (var angle in json.GetProperty("angles").EnumerateObject())
        {
            var column = Array.IndexOf(header, angle.Name);
            for (var row = 0; row < 80; row++)
            {
                var cell = lines[row + 1].Split(',')[column];
                if (angle.Value[row].ValueKind == JsonValueKind.Null) Assert.Equal("", cell);
                else Assert.Equal(angle.Value[row].GetDouble(), double.Parse(cell, CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public async Task An_unfinished_session_tells_what_is_known_and_how_far_it_is()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Contains(details.GetProperty("status").GetString(), (string[])["queued", "processing"]);
        Assert.InRange(details.GetProperty("progress").GetDouble(), 0, 0.99);
        Assert.Empty(details.GetProperty("metrics").EnumerateObject());
        Assert.Equal(0, details.GetProperty("all_timestamps").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, details.GetProperty("quality").ValueKind);
        Assert.NotNull(details.GetProperty("video_url").GetString());
        using var export = await host.GetAsync($"/weightlifting/sessions/{id}/export/");
        await export.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");

        host.Lifter.Open();
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_pattern_that_a_model_takes_for_somebody_is_nobody()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Vague = true;
        var id = await host.UploadAsync(await Clips.VideoAsync());
        Assert.Equal("no-person", (await host.FinishAsync(id)).GetProperty("error_code").GetString());
    }

    [Fact]
    public async Task A_clip_without_a_person_fails_with_a_sentence_for_a_coach()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Present = false;
        var id = await host.UploadAsync(await Clips.VideoAsync());
        var state = await host.FinishAsync(id);
        Assert.Equal("failed", state.GetProperty("status").GetString());
        Assert.Equal("no-person", state.GetProperty("error_code").GetString());
        Assert.Contains("Nobody was seen", state.GetProperty("error").GetString(), StringComparison.Ordinal);

        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Equal("failed", details.GetProperty("status").GetString());
        Assert.Equal("no-person", details.GetProperty("error_code").GetString());
        using var export = await host.GetAsync($"/weightlifting/sessions/{id}/export/");
        Assert.Contains("Nobody was seen", await export.IsErrorAsync(HttpStatusCode.Conflict, "session-failed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_answer_with_and_without_their_last_slash()
    {
        await using var host = await GatewayHost.StartAsync();
        using var form = UploadForms.Form(await Clips.VideoAsync(), ("user_id", AccountJournal.DemoUser), ("exercise_name", "snatch"));
        using var response = await host.PostAsync("/weightlifting/management/sessions", form);
        var body = await response.JsonAsync();
        var id = body.GetProperty("session_id").GetString()!;
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Equal("Snatch 09/03/2026 15:04", body.GetProperty("title").GetString());
        Assert.Equal("queued", body.GetProperty("status").GetString());
        Assert.Equal($"/weightlifting/sessions/{id}/", response.Headers.Location?.ToString());
        await host.FinishAsync(id);
        foreach (var path in new[] { $"/weightlifting/sessions/{id}", $"/weightlifting/sessions/{id}/export", $"/sessions/{id}/status" })
            Assert.Equal((await host.ReadAsync(path)).GetProperty("status").GetString(), (await host.ReadAsync(path + "/")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Other_formats_are_refused_clearly()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        using var response = await host.GetAsync($"/weightlifting/sessions/{id}/export/?format=xlsx");
        await response.IsErrorAsync(HttpStatusCode.BadRequest, "format-unknown");
    }

    [Theory]
    [InlineData("61")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("NaN")]
    public async Task A_wait_outside_its_bounds_is_refused(string wait)
    {
        await using var host = await GatewayHost.StartAsync();
        using var response = await host.GetAsync($"/sessions/{new string('0', 32)}/status/?wait={wait}");
        await response.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("none")]
    [InlineData("..%2F..%2Fx")]
    public async Task An_unknown_session_is_not_found(string id)
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (var path in new[] { $"/weightlifting/sessions/{id}/", $"/weightlifting/sessions/{id}/export/", $"/sessions/{id}/status/", $"/videos/{id}/original/" })
        {
            using var response = await host.GetAsync(path);
            await response.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        }
    }
}
