using System.Net;
using System.Net.Http.Headers;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Videos;

/// <summary>Signed links show exactly one video, for a while, in any part a player asks for.</summary>
public sealed class VideoLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_video_comes_back_to_whoever_holds_the_link()
    {
        await using var host = await StartAsync();
        var (clip, link) = await LinkAsync(host);
        using var bare = new HttpClient();
        using var response = await bare.GetAsync(link, Token);
        Assert.Equal("video/mp4", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("bytes", response.Headers.AcceptRanges.Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(clip, await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 99)]
    [InlineData(100, null)]
    [InlineData(null, 10)]
    [InlineData(5, 9_999_999)]
    public async Task A_range_is_answered_with_206(int? from, int? to)
    {
        await using var host = await StartAsync();
        var (clip, link) = await LinkAsync(host);
        using var bare = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(from, to);
        using var response = await bare.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        var (start, end) = from is { } first ? (first, Math.Min(to ?? int.MaxValue, clip.Length - 1)) : (clip.Length - to!.Value, clip.Length - 1);
        Assert.Equal(new ContentRangeHeaderValue(start, end, clip.Length), response.Content.Headers.ContentRange);
        Assert.Equal(clip[start..(end + 1)], await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task A_range_outside_is_416_and_a_malformed_one_is_ignored()
    {
        await using var host = await StartAsync();
        var (clip, link) = await LinkAsync(host);
        using var bare = new HttpClient();
        using var outside = new HttpRequestMessage(HttpMethod.Get, link);
        outside.Headers.Range = new RangeHeaderValue(clip.Length, null);
        using var refused = await bare.SendAsync(outside, Token);
        await refused.IsErrorAsync(HttpStatusCode.RequestedRangeNotSatisfiable, "range-not-satisfiable");
        Assert.Equal(new ContentRangeHeaderValue(clip.Length), refused.Content.Headers.ContentRange);

        using var malformed = new HttpRequestMessage(HttpMethod.Get, link);
        malformed.Headers.TryAddWithoutValidation("Range", "bytes=9-1");
        using var whole = await bare.SendAsync(malformed, Token);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    [Fact]
    public async Task Head_tells_the_length_without_the_bytes()
    {
        await using var host = await StartAsync();
        var (clip, link) = await LinkAsync(host);
        using var bare = new HttpClient();
        using var head = new HttpRequestMessage(HttpMethod.Head, link);
        using var response = await bare.SendAsync(head, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(clip.Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task A_link_ends_when_its_time_is_over()
    {
        await using var host = await StartAsync("--Links:LifetimeSeconds=600");
        var (_, link) = await LinkAsync(host);
        using var bare = new HttpClient();
        host.Time.Advance(TimeSpan.FromSeconds(600));
        using var last = await bare.GetAsync(link, Token);
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        using var late = await bare.GetAsync(link, Token);
        await late.IsErrorAsync(HttpStatusCode.Forbidden, "link-expired");
    }

    [Fact]
    public async Task A_changed_link_is_worth_nothing()
    {
        await using var host = await StartAsync();
        var (_, link) = await LinkAsync(host);
        var (_, other) = await LinkAsync(host);
        var text = link.ToString();
        string[] forged =
        [
            text.Replace("expires=", "expires=9", StringComparison.Ordinal),
            text.Replace("expires=", "expires=x", StringComparison.Ordinal),
            text + "A",
            text[..^1] + (text[^1] == 'A' ? 'B' : 'A'),
            text[..(text.IndexOf("signature=", StringComparison.Ordinal) + 10)],
            other.GetLeftPart(UriPartial.Path) + link.Query,
        ];
        using var bare = new HttpClient();
        foreach (var url in forged)
        {
            using var response = await bare.GetAsync(new Uri(url), Token);
            await response.IsErrorAsync(HttpStatusCode.Forbidden, "link-invalid");
        }
    }

    [Fact]
    public async Task A_public_address_takes_the_place_of_the_request()
    {
        await using var host = await StartAsync("--Links:PublicUrl=https://motion.example.org/api/");
        var (_, link) = await LinkAsync(host);
        Assert.StartsWith("https://motion.example.org/api/videos/", link.ToString(), StringComparison.Ordinal);
    }

    private static async Task<GatewayHost> StartAsync(params string[] settings)
    {
        var host = await GatewayHost.StartAsync(settings);
        host.Lifter.Close();
        return host;
    }

    private static async Task<(byte[] Clip, Uri Link)> LinkAsync(GatewayHost host)
    {
        var clip = await Clips.VideoAsync();
        var id = await host.UploadAsync(clip);
        return (clip, new Uri((await host.ReadAsync($"/weightlifting/sessions/{id}/")).GetProperty("video_url").GetString()!));
    }
}
