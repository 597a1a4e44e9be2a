using System.Net;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>Every documented path answers with and without its last slash, and to every documented form of the key.</summary>
public sealed class RouteConformanceTests(DocumentedServer server)
{
    // {…} stands for the session of that activity.
    private static readonly string[] Paths =
    [
        .. Of("weightlifting", "lift-analysis"), .. Of("jumping", "jump-analysis"), .. Of("running", "gait-analysis"), .. Of("mobility-assessment", "mobility-analysis"),
        "/running/sessions/metrics/total/?user_id=someUserId123",
        "/sessions/{weightlifting}/status/",
        "/session-management/sessions/", "/session-management/sessions/filter/",
        "/session-management/sessions/{weightlifting}/analyzed-video/", "/sessions/{weightlifting}/analyzed-video/",
        "/session-management/sessions/{weightlifting}/analyses/", "/session-management/sessions/{weightlifting}/analyses/diff/?from=1&to=1",
        "/client-management/clients/", "/client-management/clients/someUserId123/", "/user-management/users/", "/user-management/users/someUserId123/",
        "/api-management/keys/", "/admin-management/sub-admins/", "/webhooks/", "/live/",
    ];

    // The header, and what stands in it before the key.
    private static readonly (string Header, string Before)[] Forms =
        [("Authorization", "API-KEY "), ("API-KEY", ""), ("Authorization", "Bearer "), ("Authorization", "")];

    public static TheoryData<string> Documented => [.. Paths];

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Every_path_answers_alike_with_and_without_its_last_slash_in_every_form_of_the_key(string pattern)
    {
        var path = await PathAsync(pattern);
        var first = await FormAsync(path, Forms[0]);
        Assert.True(first.Status is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{path}: {first.Status}");
        var bare = path.Contains("/?", StringComparison.Ordinal) ? path.Replace("/?", "?", StringComparison.Ordinal) : path.TrimEnd('/');
        foreach (var form in Forms)
        {
            // Rendering may end between two questions.
            if (path.EndsWith("/analyzed-video/", StringComparison.Ordinal)) Assert.True((await FormAsync(bare, form)).Status is HttpStatusCode.OK or HttpStatusCode.Accepted);
            else Assert.Equal(first, await FormAsync(bare, form));
        }

        using var none = await server.SendAsync(HttpMethod.Get, path, header: null);
        await none.IsErrorAsync(HttpStatusCode.Unauthorized, "key-missing");
        using var wrong = await server.SendAsync(HttpMethod.Get, bare, value: "API-KEY " + new string('x', 43));
        await wrong.IsErrorAsync(HttpStatusCode.Unauthorized, "key-invalid");
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/openapi/v1.json")]
    public async Task What_is_open_needs_no_key(string path)
    {
        using var open = await server.SendAsync(HttpMethod.Get, path, header: null);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("csv", "text/csv")]
    [InlineData("trc", "text/tab-separated-values")]
    [InlineData("mot", "text/tab-separated-values")]
    [InlineData("c3d", "application/octet-stream")]
    [InlineData("parquet", "application/vnd.apache.parquet")]
    public async Task Every_format_of_an_export_is_given(string format, string type)
    {
        foreach (var activity in new[] { "weightlifting", "jumping", "running", "mobility-assessment" })
        {
            using var file = await server.SendAsync(HttpMethod.Get, $"/{activity}/sessions/{await server.SessionAsync(activity)}/export/?format={format}");
            Assert.Equal((HttpStatusCode.OK, type), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
            Assert.NotEmpty(await file.Content.ReadAsByteArrayAsync(DocumentedServer.Token));
        }
    }

    [Fact]
    public async Task The_analyzed_video_is_rendered_on_demand_and_links_answer_ranges()
    {
        var id = await server.SessionAsync("jumping");
        foreach (var path in new[] { $"/session-management/sessions/{id}/analyzed-video/?is_jump=true", $"/sessions/{id}/analyzed-video?is_weight=true&download=true" })
        {
            JsonElement body;
            while (true)
            {
                using var asked = await server.SendAsync(HttpMethod.Get, path);
                body = await asked.JsonAsync();
                if (asked.StatusCode == HttpStatusCode.OK) break;
                Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
                Assert.True(asked.Headers.RetryAfter?.Delta > TimeSpan.Zero);
                Shape.Check(body, """{"status": "text", "progress": "share", "...": ""}""");
            }

            Shape.Check(body, """{"analyzed_video_url": "link", "...": ""}""");
            await RangeAsync(body.GetProperty("analyzed_video_url").GetString()!);
        }

        var details = await server.AnswerAsync(HttpMethod.Get, $"/jumping/sessions/{id}/");
        Shape.Check(details, """{"video_url": "link", "analyzed_video_url": "link", "...": ""}""");
        await RangeAsync(details.GetProperty("video_url").GetString()!);
    }

    private static string[] Of(string activity, string report) =>
        [.. new[] { "", "export/", $"{report}/", "summary/" }.Select(rest => $"/{activity}/sessions/{{{activity}}}/{rest}")];

    private static async Task RangeAsync(string link)
    {
        // A signed link needs no key.
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(link));
        request.Headers.Range = new(4, 7);
        using var part = await client.SendAsync(request, DocumentedServer.Token);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("ftyp"u8.ToArray(), await part.Content.ReadAsByteArrayAsync(DocumentedServer.Token));
    }

    private async Task<string> PathAsync(string pattern)
    {
        foreach (var activity in new[] { "weightlifting", "jumping", "running", "mobility-assessment" })
            if (pattern.Contains($"{{{activity}}}", StringComparison.Ordinal)) return pattern.Replace($"{{{activity}}}", await server.SessionAsync(activity), StringComparison.Ordinal);
        return pattern;
    }

    // The members and not the values, as links and counts differ from one answer to the next.
    private async Task<(HttpStatusCode Status, string? Type, string Members)> FormAsync(string path, (string Header, string Before) form)
    {
        using var response = await server.SendAsync(HttpMethod.Get, path, header: form.Header, value: form.Before + GatewayHost.AdminKey);
        var type = response.Content.Headers.ContentType?.MediaType;
        var body = type == "application/json" ? await response.JsonAsync() : default;
        return (response.StatusCode, type, body.ValueKind == JsonValueKind.Object ? string.Join(' ', body.EnumerateObject().Select(member => member.Name)) : "");
    }
}
