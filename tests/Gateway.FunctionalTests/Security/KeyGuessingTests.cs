using System.Net;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Videos;
using Aikynetix.Sessions.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Security;

/// <summary>Keys cannot be guessed at speed, and a guesser shuts out nobody who is in.</summary>
public sealed class KeyGuessingTests
{
    private static readonly string Path = $"/sessions/{new string('0', 32)}/status/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_many_guesses_even_the_right_one_has_to_wait()
    {
        await using var host = await GatewayHost.StartAsync("--RateLimit:NewKeysPerMinute=5");
        using var inside = await host.ClientAsync(AccountRole.User, "inside");
        using var late = await host.ClientAsync(AccountRole.User, "late");
        using var before = await inside.GetAsync(new Uri(Path, UriKind.Relative), Token);
        await before.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => GuessAsync(host, $"aiky_guess{number}")));
        Assert.InRange(answers.Count(status => status == HttpStatusCode.Unauthorized), 1, 5);
        Assert.All(answers, status => Assert.Contains(status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests }));

        using var right = await late.GetAsync(new Uri(Path, UriKind.Relative), Token);
        await right.IsErrorAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        using var unhurt = await inside.GetAsync(new Uri(Path, UriKind.Relative), Token);
        await unhurt.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
    }

    [Fact]
    public async Task A_header_that_names_another_address_changes_nothing()
    {
        await using var host = await GatewayHost.StartAsync("--RateLimit:NewKeysPerMinute=1");
        await GuessAsync(host, "aiky_first");
        foreach (var name in new[] { "X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP" })
            Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(host, "aiky_second", (name, name == "Forwarded" ? "for=198.51.100.7" : "198.51.100.7")));
    }

    [Fact]
    public async Task Callers_without_a_key_share_what_their_address_may_ask_and_guessers_do_not_use_it_up()
    {
        await using var host = await GatewayHost.StartAsync("--RateLimit:Burst=3", "--RateLimit:RequestsPerSecond=1");
        var link = host.Services.GetRequiredService<SignedLinks>().Make(RequestTo(host), VideosApi.PathOf(new string('0', 32)));
        using var bare = new HttpClient();
        HttpStatusCode last;
        do last = await GuessAsync(host, "aiky_guess");
        while (last == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.TooManyRequests, last);

        using var first = await bare.GetAsync(new Uri(link), Token);
        await first.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        HttpResponseMessage next;
        do next = await bare.GetAsync(new Uri(link), Token);
        while (next.StatusCode == HttpStatusCode.NotFound);
        using (next) await next.IsErrorAsync(HttpStatusCode.TooManyRequests, "rate-limited");
    }

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7", true)]
    [InlineData("198.51.100.7", "::ffff:198.51.100.7", true)]
    [InlineData("198.51.100.7", "198.51.100.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Who_has_a_network_of_addresses_counts_as_one(string one, string other, bool same) =>
        Assert.Equal(same, Gateway.Auth.CallerAddress.Of(From(one)) == Gateway.Auth.CallerAddress.Of(From(other)));

    internal static HttpRequest RequestTo(GatewayHost host)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = (host.Address.Scheme, new HostString(host.Address.Authority));
        return request;
    }

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context;
    }

    private static async Task<HttpStatusCode> GuessAsync(GatewayHost host, string key, (string Name, string Value)? header = null)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("API-KEY", key);
        if (header is { } more) client.DefaultRequestHeaders.TryAddWithoutValidation(more.Name, more.Value);
        using var response = await client.GetAsync(new Uri(Path, UriKind.Relative), Token);
        return response.StatusCode;
    }
}
