using System.Net;
using System.Text.RegularExpressions;
using Aikynetix.Gateway.FunctionalTests.Auth;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.FunctionalTests.Threads;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>What a caller says never becomes a header of its own, and every answer carries the headers that keep browsers careful.</summary>
public sealed partial class HeaderTests
{
    private static readonly string[] OpenToPages = ["/uploads", "/whip"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("session_name", "a\r\nSet-Cookie: x=1")]
    [InlineData("session_name", "a\u2028b\u0085c")]
    [InlineData("user_id", "a\r\nSet-Cookie: x=1")]
    [InlineData("exercise_name", "clean\r\nX: 1")]
    public async Task A_line_break_in_a_field_is_refused(string name, string value)
    {
        await using var host = await GatewayHost.StartAsync();
        using var form = UploadForms.Form(await Clips.VideoAsync(), ("exercise_name", "clean"), ("user_id", Aikynetix.Sessions.Accounts.AccountJournal.DemoUser), (name, value));
        using var answer = await host.PostAsync("/weightlifting/management/sessions/", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Names_of_sessions_and_files_stay_out_of_headers()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.LiftAsync(("session_name", "a\"; filename=evil.html; x=\"<script>"));
        using var export = await host.GetAsync($"/weightlifting/sessions/{id}/export/?format=csv");
        Assert.Equal(HttpStatusCode.OK, export.StatusCode);
        Assert.DoesNotContain("evil", export.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Contains(id, export.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(export.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Only_uploads_and_cameras_answer_pages_of_other_origins_and_none_with_cookies()
    {
        await using var host = await GatewayHost.StartAsync("--Ingest:MaxCaptures=64", "--Ingest:MaxCapturesPerKey=64");
        host.Lifter.Close();
        var world = await AccessWorld.MakeAsync(host);
        foreach (var row in AccessTable.Rows.Where(row => row.Method != "DELETE"))
        {
            foreach (var isPreflight in new[] { false, true })
            {
                var method = row.Method == "ANY" ? row.Verb : row.Method;
                using var request = new HttpRequestMessage(isPreflight ? HttpMethod.Options : new HttpMethod(method), new Uri(world.PathOf(row), UriKind.Relative));
                request.Headers.TryAddWithoutValidation("Origin", "https://evil.example");
                if (isPreflight) request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", method);
                else request.Content = row.Body(world);
                using var client = new HttpClient { BaseAddress = host.Address };
                client.DefaultRequestHeaders.TryAddWithoutValidation("API-KEY", GatewayHost.AdminKey);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
                Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"), row.Route);
                Assert.False(answer.Headers.Contains("Set-Cookie"), row.Route);
                Assert.False(answer.Headers.Contains("Server"), row.Route);
                Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
                var isOpen = OpenToPages.Any(start => row.Pattern.StartsWith(start, StringComparison.Ordinal));
                if (!isOpen) Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"), row.Route);
                else if (answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins)) Assert.Equal("*", Assert.Single(origins));
            }
        }
    }

    [Fact]
    public async Task The_built_pages_run_nothing_that_stands_inline_and_load_nothing_from_elsewhere()
    {
        var folder = Path.Combine(Repository(), "artifacts", "web");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "index.html")), "The pages are not built: './aiky run' or 'npm run build --prefix web' does it.");
        await using var host = await GatewayHost.StartAsync("--Pages:Folder", folder);
        var pages = Directory.GetFiles(folder, "index.html", SearchOption.AllDirectories);
        foreach (var page in pages)
        {
            var text = await File.ReadAllTextAsync(page, Token);
            Assert.DoesNotMatch(Inline(), text);
            Assert.DoesNotMatch(Foreign(), text);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, Path.GetRelativePath(folder, Path.GetDirectoryName(page)!) is "." ? "/" : $"/{Path.GetRelativePath(folder, Path.GetDirectoryName(page)!)}/"));
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
            using var answer = await host.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            foreach (var word in new[] { "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'" })
                Assert.Contains(word, policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        }

        Assert.NotEmpty(pages);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aikynetix.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("<script(?![^>]*\\ssrc=)[^>]*>|\\son[a-z]+\\s*=\\s*[\"']|<style|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("<(script|link|img|iframe|video)[^>]*(src|href)=[\"']?(https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}
