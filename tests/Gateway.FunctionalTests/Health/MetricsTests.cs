using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Health;

/// <summary>The page for Prometheus is what its text format asks for, and tells of work and requests.</summary>
public sealed partial class MetricsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_counts_work_and_requests_and_every_line_is_of_the_format()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        while ((await host.ReadAsync($"/sessions/{id}/status/")).GetProperty("status").GetString() != "processing") await Task.Yield();
        using var missing = await host.GetAsync("/sessions/nobody/status/");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var answer = await host.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var lines = (await answer.Content.ReadAsStringAsync(Token)).TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches(Line(), line));
        Assert.Equal(1, Value(lines, "aikynetix_work{kind=\"analysis\",state=\"running\"}"));
        Assert.Equal(0, Value(lines, "aikynetix_work{kind=\"analysis\",state=\"waiting\"}"));
        Assert.Equal(0, Value(lines, "aikynetix_live_captures"));
        Assert.True(Value(lines, "process_resident_memory_bytes") > 10_000_000);
        Assert.True(Value(lines, "http_server_request_duration_seconds_count{method=\"GET\",route=\"/sessions/{session_id}/status/\",status=\"404\"}") >= 1);
        Assert.DoesNotContain(lines, line => line.Contains(id, StringComparison.Ordinal));
        host.Lifter.Open();
    }

    private static double Value(string[] lines, string name) =>
        double.Parse(lines.Single(line => line.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..], CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="(\\.|[^"\\])*"(,[a-z_]+="(\\.|[^"\\])*")*\})? [-+0-9.eE]+)$""")]
    private static partial Regex Line();
}
