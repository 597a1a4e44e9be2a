using System.Net;
using System.Net.Http.Headers;
using Aikynetix.Gateway.FunctionalTests.Render;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Videos;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>A signed link opens the one thing for which it was made, on the server that made it, until it ends; however it is asked for.</summary>
public sealed class SignedLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_link_can_be_changed()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var stranger = await GatewayHost.StartAsync();
        var id = await AnalyzedVideoTests.FinishedAsync(host);
        var other = await AnalyzedVideoTests.FinishedAsync(host);
        string[] paths =
        [
            VideosApi.PathOf(id), AnalyzedLinks.PathOf(id, 1), PhaseLinks.PathOf(id, "start_of_lifting"), ThumbnailLinks.PathOf(id),
        ];
        using var bare = new HttpClient();
        foreach (var path in paths)
        {
            var link = Link(host, path);
            var query = link[link.IndexOf('?', StringComparison.Ordinal)..];
            string[] forged =
            [
                .. paths.Where(another => another != path).Append(path.Replace(id, other, StringComparison.Ordinal)).Select(another => $"{host.Address}{another[1..]}{query}"),
                link.Replace("/analyzed/1/", "/analyzed/2/", StringComparison.Ordinal).Replace("/start_of_lifting/", "/first_pull/", StringComparison.Ordinal) + "A",
                link.Replace("expires=", "expires=1", StringComparison.Ordinal), link.Replace("expires=", "expires=-", StringComparison.Ordinal),
                link.Replace("expires=", "expires=0", StringComparison.Ordinal) + "&signature=x", link + "&expires=9999999999",
                link[..link.IndexOf("signature=", StringComparison.Ordinal)] + "signature=", link + "%00", link.ToUpperInvariant().Replace("HTTP://", "http://", StringComparison.Ordinal),
                Link(stranger, path).Replace(stranger.Address.ToString(), host.Address.ToString(), StringComparison.Ordinal),
            ];
            foreach (var url in forged)
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
                {
                    using var request = new HttpRequestMessage(method, new Uri(url));
                    request.Headers.Range = new RangeHeaderValue(0, 1);
                    using var answer = await bare.SendAsync(request, Token);
                    Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Unauthorized, $"{method} {url}: {answer.StatusCode}");
                }
            }
        }
    }

    [Fact]
    public async Task Links_of_every_kind_end_with_their_time_and_with_their_session()
    {
        await using var host = await GatewayHost.StartAsync("--Links:LifetimeSeconds=60");
        var id = await AnalyzedVideoTests.FinishedAsync(host);
        string[] paths = [VideosApi.PathOf(id), PhaseLinks.PathOf(id, "start_of_lifting"), ThumbnailLinks.PathOf(id)];
        var links = paths.Select(path => new Uri(Link(host, path))).ToArray();
        using var bare = new HttpClient();
        foreach (var link in links)
        {
            using var good = await bare.GetAsync(link, Token);
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
            Assert.DoesNotContain("public", good.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        }

        host.Time.Advance(TimeSpan.FromSeconds(61));
        foreach (var link in links)
        {
            using var late = await bare.GetAsync(link, Token);
            await late.IsErrorAsync(HttpStatusCode.Forbidden, "link-expired");
        }

        links = [.. paths.Select(path => new Uri(Link(host, path)))];
        using var deletion = new HttpRequestMessage(HttpMethod.Delete, new Uri($"/session-management/sessions/{id}", UriKind.Relative));
        using (var deleted = await host.SendAsync(deletion)) Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        foreach (var link in links)
        {
            using var gone = await bare.GetAsync(link, Token);
            await gone.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        }
    }

    private static string Link(GatewayHost host, string path) => host.Services.GetRequiredService<SignedLinks>().Make(KeyGuessingTests.RequestTo(host), path);
}
