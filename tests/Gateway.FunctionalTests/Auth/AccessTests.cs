using System.Net;
using System.Net.Http.Headers;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Auth;

/// <summary>Who may come in, see what, and act for whom.</summary>
public sealed class AccessTests
{
    private const string Management = "/weightlifting/management/sessions/";
    private const string Own = "/weightlifting/sessions/";
    private static readonly (string, string) Clean = ("exercise_name", "clean");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Authorization", "API-KEY {0}")]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("Authorization", "{0}")]
    [InlineData("API-KEY", "{0}")]
    public async Task Every_form_of_the_header_opens_the_door(string header, string form)
    {
        await using var host = await GatewayHost.StartAsync();
        using var response = await CallAsync(host, header, string.Format(null, form, GatewayHost.AdminKey));
        await response.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
    }

    [Theory]
    [InlineData(null, null, "key-missing")]
    [InlineData("Authorization", "Basic dXNlcjpwYXNz", "key-missing")]
    [InlineData("API-KEY", "wrong", "key-invalid")]
    [InlineData("Authorization", "Bearer wrong", "key-invalid")]
    public async Task Without_a_good_key_the_answer_is_401(string? header, string? value, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        using var response = await CallAsync(host, header, value);
        await response.IsErrorAsync(HttpStatusCode.Unauthorized, code);
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Revoked_and_expired_keys_are_401_at_once()
    {
        await using var host = await GatewayHost.StartAsync();
        var keys = host.Services.GetRequiredService<KeyJournal>();
        var revoked = await keys.CreateAsync("a", AccountRole.Admin, null, null, Token);
        var expiring = await keys.CreateAsync("b", AccountRole.Admin, null, host.Time.GetUtcNow().AddHours(1), Token);
        foreach (var key in new[] { revoked, expiring })
        {
            using var before = await CallAsync(host, "API-KEY", key.Token);
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        }

        await keys.RevokeAsync(revoked.Key.Id, Token);
        host.Time.Advance(TimeSpan.FromHours(2));
        foreach (var key in new[] { revoked, expiring })
        {
            using var after = await CallAsync(host, "API-KEY", key.Token);
            await after.IsErrorAsync(HttpStatusCode.Unauthorized, "key-invalid");
        }
    }

    [Fact]
    public async Task A_key_in_the_query_counts_for_videos_only()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        using var bare = new HttpClient { BaseAddress = host.Address };
        using var details = await bare.GetAsync(new Uri($"/weightlifting/sessions/{id}/?access_token={GatewayHost.AdminKey}", UriKind.Relative), Token);
        await details.IsErrorAsync(HttpStatusCode.Unauthorized, "key-missing");
        using var video = await bare.GetAsync(new Uri($"/videos/{id}/original/?access_token={GatewayHost.AdminKey}", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, video.StatusCode);
        using var wrong = await bare.GetAsync(new Uri($"/videos/{id}/original/?access_token=wrong", UriKind.Relative), Token);
        await wrong.IsErrorAsync(HttpStatusCode.Unauthorized, "key-invalid");
        using var none = await bare.GetAsync(new Uri($"/videos/{id}/original/", UriKind.Relative), Token);
        await none.IsErrorAsync(HttpStatusCode.Unauthorized, "key-missing");
    }

    [Fact]
    public async Task Who_sees_whose_session()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        using var owner = await host.ClientAsync(AccountRole.User, "owner");
        using var other = await host.ClientAsync(AccountRole.User, "other");
        using var coach = await host.ClientAsync(AccountRole.SubAdmin, "coach");
        using var stranger = await host.ClientAsync(AccountRole.SubAdmin, "stranger");
        using var admin = await host.ClientAsync(AccountRole.Admin, null);
        await host.Services.GetRequiredService<AccountJournal>().AssignAsync("coach", "owner", Token);
        var id = await UploadAsync(owner, Own, Clean);

        foreach (var path in new[] { $"/weightlifting/sessions/{id}/", $"/weightlifting/sessions/{id}/export/", $"/sessions/{id}/status/", $"/videos/{id}/original/" })
        {
            foreach (var client in new[] { owner, coach, admin })
            {
                using var allowed = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
                Assert.Equal(path.Contains("export", StringComparison.Ordinal) ? HttpStatusCode.Conflict : HttpStatusCode.OK, allowed.StatusCode);
            }

            foreach (var client in new[] { other, stranger })
            {
                using var refused = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
                await refused.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-session");
            }
        }
    }

    [Theory]
    [InlineData(AccountRole.Admin, Management, "owner", 200, null)]
    [InlineData(AccountRole.Admin, Management, "nobody", 404, "user-not-found")]
    [InlineData(AccountRole.Admin, Own, "owner", 200, null)]
    [InlineData(AccountRole.Admin, Own, null, 400, "field-missing")]
    [InlineData(AccountRole.SubAdmin, Management, "owner", 200, null)]
    [InlineData(AccountRole.SubAdmin, Management, "far", 403, "not-your-user")]
    [InlineData(AccountRole.SubAdmin, Management, "nobody", 404, "user-not-found")]
    [InlineData(AccountRole.SubAdmin, Own, null, 200, null)]
    [InlineData(AccountRole.SubAdmin, Own, "owner", 200, null)]
    [InlineData(AccountRole.SubAdmin, Own, "far", 403, "not-your-user")]
    [InlineData(AccountRole.User, Management, "caller", 403, "role-too-low")]
    [InlineData(AccountRole.User, Own, null, 200, null)]
    [InlineData(AccountRole.User, Own, "caller", 200, null)]
    [InlineData(AccountRole.User, Own, "owner", 403, "not-your-user")]
    [InlineData(AccountRole.User, Own, "nobody", 403, "not-your-user")]
    public async Task Who_uploads_for_whom(AccountRole role, string path, string? user, int status, string? code)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Lifter.Close();
        using var owner = await host.ClientAsync(AccountRole.User, "owner");
        using var far = await host.ClientAsync(AccountRole.User, "far");
        using var caller = await host.ClientAsync(role, role == AccountRole.Admin ? null : "caller");
        if (role == AccountRole.SubAdmin) await host.Services.GetRequiredService<AccountJournal>().AssignAsync("caller", "owner", Token);

        (string, string)[] fields = user is null ? [Clean] : [("user_id", user), Clean];
        using var form = UploadForms.Form(await Clips.VideoAsync(), fields);
        using var response = await caller.PostAsync(new Uri(path, UriKind.Relative), form, Token);
        if (code is not null) await response.IsErrorAsync((HttpStatusCode)status, code);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? 1 : 0, host.Blobs().Length);
    }

    [Fact]
    public async Task Too_many_requests_are_429_per_key()
    {
        await using var host = await GatewayHost.StartAsync("--RateLimit:Burst=3", "--RateLimit:RequestsPerSecond=1");
        var path = $"/sessions/{new string('0', 32)}/status/";
        using var other = await host.ClientAsync(AccountRole.User, "other");
        HttpStatusCode last;
        do
        {
            using var response = await host.GetAsync(path);
            last = response.StatusCode;
            if (last != HttpStatusCode.NotFound) await response.IsErrorAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        }
        while (last == HttpStatusCode.NotFound);

        using var unhurt = await other.GetAsync(new Uri(path, UriKind.Relative), Token);
        await unhurt.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
        using var health = await host.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static async Task<string> UploadAsync(HttpClient client, string path, params (string, string)[] fields)
    {
        using var form = UploadForms.Form(await Clips.VideoAsync(), fields);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), form, Token);
        return (await response.JsonAsync()).GetProperty("session_id").GetString()!;
    }

    private static async Task<HttpResponseMessage> CallAsync(GatewayHost host, string? header, string? value)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        if (header is not null) client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        return await client.GetAsync(new Uri($"/sessions/{new string('0', 32)}/status/", UriKind.Relative), Token);
    }
}
