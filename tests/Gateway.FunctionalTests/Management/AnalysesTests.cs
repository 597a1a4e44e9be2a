using System.Net;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.TestKit.Athletes;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Management;

/// <summary>A session is analyzed again as often as wanted; every version stays, is read by its number, and can be compared.</summary>
public sealed class AnalysesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_analysis_takes_the_place_of_the_old_one_which_stays_to_be_read()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await AnalyzedAsync(host);
        var before = await host.ReadAsync($"/weightlifting/sessions/{id}/");

        host.Lifter.Film = SyntheticLifter.Film(LiftScript.Reference(), new LifterOptions { FramesPerSecond = ScriptedLifter.FramesPerSecond, PoseNoise = 1 });
        host.Lifter.PauseAt(40);
        await ReanalyzeAsync(host, id, 2);
        await host.Lifter.Paused.WaitAsync(Token);
        Assert.Equal(before.GetProperty("metrics").ToString(), (await host.ReadAsync($"/weightlifting/sessions/{id}/")).GetProperty("metrics").ToString());
        Assert.Equal(("completed", 1.0), Status(await host.ReadAsync($"/sessions/{id}/status/")));
        var running = await host.ReadAsync($"/sessions/{id}/status/?analysis_version=2");
        Assert.Equal("processing", running.GetProperty("status").GetString());
        Assert.InRange(running.GetProperty("progress").GetDouble(), 0.01, 0.99);
        Assert.Equal(1, (await host.ReadAsync($"/weightlifting/sessions/{id}/export/")).GetProperty("analysis_version").GetInt32());
        using (var early = await host.GetAsync($"/weightlifting/sessions/{id}/export/?analysis_version=2")) await early.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");
        using (var diff = await host.GetAsync($"/session-management/sessions/{id}/analyses/diff/?from=1&to=2")) await diff.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");
        using (var twice = await PostAsync(host, id)) await twice.IsErrorAsync(HttpStatusCode.Conflict, "analysis-running");

        var waiting = host.ReadAsync($"/sessions/{id}/status/?analysis_version=2&wait=60");
        host.Lifter.Open();
        Assert.Equal(("completed", 1.0), Status(await waiting));
        var after = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.NotEqual(before.GetProperty("metrics").ToString(), after.GetProperty("metrics").ToString());
        Assert.Equal(before.GetProperty("metrics").ToString(), (await host.ReadAsync($"/weightlifting/sessions/{id}/?analysis_version=1")).GetProperty("metrics").ToString());
        foreach (var (query, version) in new[] { ("", 2), ("?analysis_version=2", 2), ("?analysis_version=1", 1) })
            Assert.Equal(version, (await host.ReadAsync($"/weightlifting/sessions/{id}/export/{query}")).GetProperty("analysis_version").GetInt32());

        var analyses = await host.ReadAsync($"/session-management/sessions/{id}/analyses");
        Assert.Equal(2, analyses.GetProperty("current").GetInt32());
        Assert.Equal(
            [(1, "completed", "scripted-lifter"), (2, "completed", "scripted-lifter")],
            analyses.GetProperty("analyses").EnumerateArray().Select(one =>
                (one.GetProperty("analysis_version").GetInt32(), one.GetProperty("status").GetString(), one.GetProperty("model").GetString())));
        await IsDifferenceAsync(host, id, before, after);
    }

    [Fact]
    public async Task One_that_fails_leaves_the_result_before_it()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await AnalyzedAsync(host);
        host.Lifter.Present = false;
        await ReanalyzeAsync(host, id, 2);
        var failed = await host.ReadAsync($"/sessions/{id}/status/?analysis_version=2&wait=60");
        Assert.Equal(("failed", "no-person"), (failed.GetProperty("status").GetString(), failed.GetProperty("error_code").GetString()));
        var state = await host.ReadAsync($"/sessions/{id}/status/");
        Assert.Equal("completed", state.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, state.GetProperty("error").ValueKind);
        Assert.Equal(1, (await host.ReadAsync($"/weightlifting/sessions/{id}/export/")).GetProperty("analysis_version").GetInt32());
        using (var export = await host.GetAsync($"/weightlifting/sessions/{id}/export/?analysis_version=2")) await export.IsErrorAsync(HttpStatusCode.Conflict, "session-failed");
        Assert.Equal("failed", (await host.ReadAsync($"/weightlifting/sessions/{id}/?analysis_version=2")).GetProperty("status").GetString());

        host.Lifter.Present = true;
        await ReanalyzeAsync(host, id, 3);
        Assert.Equal("completed", (await host.ReadAsync($"/sessions/{id}/status/?analysis_version=3&wait=60")).GetProperty("status").GetString());
        var diff = await host.ReadAsync($"/session-management/sessions/{id}/analyses/diff/");
        Assert.Equal((1, 3), (diff.GetProperty("from").GetProperty("analysis_version").GetInt32(), diff.GetProperty("to").GetProperty("analysis_version").GetInt32()));
        Assert.All(diff.GetProperty("metrics").EnumerateObject(), metric => Assert.True(metric.Value.GetProperty("difference").ValueKind == JsonValueKind.Null || metric.Value.GetProperty("difference").GetDouble() == 0));
    }

    [Theory]
    [InlineData("3", HttpStatusCode.NotFound, "analysis-not-found")]
    [InlineData("0", HttpStatusCode.NotFound, "analysis-not-found")]
    [InlineData("-1", HttpStatusCode.BadRequest, "field-invalid")]
    [InlineData("newest", HttpStatusCode.BadRequest, "field-invalid")]
    public async Task A_version_that_there_is_not_is_told_as_such(string version, HttpStatusCode status, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await AnalyzedAsync(host);
        foreach (var path in new[]
        {
            $"/weightlifting/sessions/{id}/?analysis_version={version}", $"/weightlifting/sessions/{id}/export/?analysis_version={version}",
            $"/sessions/{id}/status/?analysis_version={version}", $"/session-management/sessions/{id}/analyses/diff/?from={version}&to=1",
        })
        {
            using var answer = await host.GetAsync(path);
            await answer.IsErrorAsync(status, code);
        }
    }

    [Fact]
    public async Task Without_its_video_an_upload_is_not_analyzed_again()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await AnalyzedAsync(host);
        await host.Services.GetRequiredService<IBlobStore>().DeleteAsync(SessionId.VideoBlob(id), Token);
        using (var refused = await PostAsync(host, id)) await refused.IsErrorAsync(HttpStatusCode.NotFound, "video-not-found");
        using (var unknown = await PostAsync(host, SessionId.New())) await unknown.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        Assert.Equal("completed", (await host.ReadAsync($"/sessions/{id}/status/")).GetProperty("status").GetString());
    }

    private static async Task<string> AnalyzedAsync(GatewayHost host)
    {
        var id = await host.UploadAsync(await Clips.VideoAsync(4));
        Assert.Equal("completed", (await host.FinishAsync(id)).GetProperty("status").GetString());
        return id;
    }

    private static async Task ReanalyzeAsync(GatewayHost host, string id, int version)
    {
        using var accepted = await PostAsync(host, id);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal($"/sessions/{id}/status/?analysis_version={version}", accepted.Headers.Location?.ToString());
        var body = await accepted.JsonAsync();
        Assert.Equal((version, "queued"), (body.GetProperty("analysis_version").GetInt32(), body.GetProperty("status").GetString()));
    }

    private static async Task IsDifferenceAsync(GatewayHost host, string id, JsonElement before, JsonElement after)
    {
        var diff = await host.ReadAsync($"/session-management/sessions/{id}/analyses/diff/?from=1&to=2");
        var overlaps = new HashSet<bool>();
        foreach (var metric in before.GetProperty("metrics").EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Number))
        {
            var told = diff.GetProperty("metrics").GetProperty(metric.Name);
            var second = after.GetProperty("metrics").GetProperty(metric.Name);
            Assert.Equal(metric.Value.GetDouble(), told.GetProperty("from").GetDouble());
            Assert.Equal(second.ToString(), told.GetProperty("to").ToString());
            if (second.ValueKind == JsonValueKind.Number) Assert.Equal(second.GetDouble() - metric.Value.GetDouble(), told.GetProperty("difference").GetDouble(), 1e-5 * Math.Abs(second.GetDouble()) + 1e-9);
            var (low, high) = (Interval(before, metric.Name), Interval(after, metric.Name));
            if (low is null || high is null) Assert.Equal(JsonValueKind.Null, told.GetProperty("overlap").ValueKind);
            else Assert.Equal(low[0] <= high[1] && high[0] <= low[1], told.GetProperty("overlap").GetBoolean());
            if (low is not null && high is not null) overlaps.Add(told.GetProperty("overlap").GetBoolean());
        }

        Assert.Contains(true, overlaps);
        var segment = Assert.Single(diff.GetProperty("segments").EnumerateObject());
        Assert.Equal(before.GetProperty("segments")[0].GetProperty("name").GetString(), segment.Name);
        Assert.NotEmpty(segment.Value.EnumerateObject());
        Assert.Empty(diff.GetProperty("only_in_from").EnumerateArray());
    }

    private static double[]? Interval(JsonElement details, string metric) =>
        details.GetProperty("quality").GetProperty("metrics").GetProperty(metric).GetProperty("interval") is { ValueKind: JsonValueKind.Array } interval
            ? [interval[0].GetDouble(), interval[1].GetDouble()]
            : null;

    private static (string?, double) Status(JsonElement state) => (state.GetProperty("status").GetString(), state.GetProperty("progress").GetDouble());

    private static Task<HttpResponseMessage> PostAsync(GatewayHost host, string id) =>
        host.PostAsync($"/session-management/sessions/{id}/reanalyze/", new ByteArrayContent([]));
}
