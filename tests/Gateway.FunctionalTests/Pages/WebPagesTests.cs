using System.Net;
using Aikynetix.Gateway.FunctionalTests.Running;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.FunctionalTests.Pages;

/// <summary>The pages load for everybody, safely and fast again; what is no page stays with the API.</summary>
public sealed class WebPagesTests
{
    [Theory]
    [InlineData("/", "start")]
    [InlineData("/watch/?session=abc", "watch")]
    [InlineData("/watch", "watch")]
    [InlineData("/live/", "live")]
    public async Task A_browser_gets_a_page_without_a_key_and_under_a_strict_policy(string path, string content)
    {
        using var built = Built();
        await using var host = await GatewayHost.StartAsync("--Pages:Folder", Path.Combine(built.Path, "web"));
        using var response = await AskAsync(host, path, "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(content, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_carries_its_hash_in_its_name_is_kept_for_ever_and_the_rest_is_asked_for_again()
    {
        using var built = Built();
        await using var host = await GatewayHost.StartAsync("--Pages:Folder", Path.Combine(built.Path, "web"));
        using var script = await AskAsync(host, "/assets/live-1a2b3c.js", "*/*");
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", script.Headers.GetValues("Cache-Control")));
        using var icon = await AskAsync(host, "/icon.svg", "image/*");
        Assert.Equal("image/svg+xml", icon.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", icon.Headers.CacheControl?.ToString());

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "/icon.svg"));
        again.Headers.IfNoneMatch.Add(icon.Headers.ETag!);
        using var unchanged = await host.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("/assets/gone.js")]
    [InlineData("/nothing/here/")]
    [InlineData("/assets/")]
    [InlineData("/live/index.html")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/assets/%2e%2e/%2e%2e/secret.txt")]
    [InlineData("/%00")]
    public async Task What_is_no_page_gets_the_errors_of_the_API(string path)
    {
        using var built = Built();
        await using var host = await GatewayHost.StartAsync("--Pages:Folder", Path.Combine(built.Path, "web"));
        await using var raw = await RawHttp.ConnectAsync(host.Address);
        await raw.SendAsync($"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        var answer = await raw.ReadToEndAsync();
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("hidden", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_ask_for_the_address_of_a_page_get_what_the_API_says()
    {
        using var built = Built();
        await using var host = await GatewayHost.StartAsync("--Pages:Folder", Path.Combine(built.Path, "web"));
        using var response = await AskAsync(host, "/live/", "application/json");
        Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("ok", (await host.ReadAsync("/healthz")).GetProperty("status").GetString());
        using var posted = await host.PostAsync("/", new StringContent(""));
        Assert.Equal("application/problem+json", posted.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_server_without_pages_works_and_says_how_to_get_them()
    {
        using var empty = new TemporaryFolder();
        await using var host = await GatewayHost.StartAsync("--Pages:Folder", empty.Path);
        using var start = await AskAsync(host, "/", "text/html");
        Assert.Equal(HttpStatusCode.OK, start.StatusCode);
        Assert.Contains("./aiky run", WebUtility.HtmlDecode(await start.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal("ok", (await host.ReadAsync("/healthz")).GetProperty("status").GetString());
        using var watch = await AskAsync(host, "/watch/", "text/html");
        await watch.IsErrorAsync(HttpStatusCode.NotFound, "route-not-found");
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayHost.StartAsync("--Pages:Folder", "/nowhere/at/all"));
        Assert.Contains("Pages:Folder", refused.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(GatewayHost host, string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, path));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return new HttpClient().SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static TemporaryFolder Built()
    {
        var folder = new TemporaryFolder();
        var root = Directory.CreateDirectory(Path.Combine(folder.Path, "web")).FullName;
        Directory.CreateDirectory(Path.Combine(root, "assets"));
        File.WriteAllText(Path.Combine(folder.Path, "secret.txt"), "hidden");
        File.WriteAllText(Path.Combine(root, "assets", "live-1a2b3c.js"), "0;");
        File.WriteAllText(Path.Combine(root, "icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        foreach (var (path, content) in new[] { ("", "start"), ("live", "live"), ("watch", "watch") })
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(root, path)).FullName, "index.html"), content);
        return folder;
    }
}
