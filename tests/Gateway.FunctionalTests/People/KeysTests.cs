using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.People;

/// <summary>Keys are made, listed, renamed and switched off, and none gives more than the one that made it.</summary>
public sealed class KeysTests
{
    private const string Keys = "/api-management/keys/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_shown_once_and_opens_until_the_key_is_off()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        using var response = await admin.AskAsync(HttpMethod.Post, Keys, """{"title":" Tablet ","user_uid":"someUserId123","expires_at":"2026-12-31T23:59:59+01:00"}""");
        Assert.True(response.Headers.CacheControl?.NoStore);
        var made = await response.JsonAsync();
        var (token, key) = (made.GetProperty("token").GetString()!, made.GetProperty("key"));
        Assert.Equal(
            ("Tablet", "user", "someUserId123", "2026-12-31T22:59:59.000Z", true),
            (key.GetProperty("title").GetString(), key.GetProperty("role").GetString(), key.GetProperty("user_uid").GetString(), key.GetProperty("expires_at").GetString(), key.GetProperty("active").GetBoolean()));
        using var holder = host.With(token);
        Assert.Equal([AccountJournal.DemoUser], (await holder.DoAsync(HttpMethod.Get, "/client-management/clients/")).Names("clients"));
        Assert.DoesNotContain(token, (await admin.DoAsync(HttpMethod.Get, Keys)).ToString(), StringComparison.Ordinal);

        var place = Keys + key.GetProperty("key_id").GetString() + "/";
        Assert.Equal("Phone", (await holder.DoAsync(HttpMethod.Patch, place, """{"title":"Phone"}""")).GetProperty("title").GetString());
        var lasting = await admin.DoAsync(HttpMethod.Patch, place, """{"expires_at":null}""");
        Assert.Equal((JsonValueKind.Null, "Phone"), (lasting.GetProperty("expires_at").ValueKind, lasting.GetProperty("title").GetString()));
        Assert.False((await admin.DoAsync(HttpMethod.Patch, place, """{"active":false}""")).GetProperty("active").GetBoolean());
        await holder.RefusesAsync(HttpMethod.Get, Keys, null, 401, "key-invalid");
        Assert.False((await admin.DoAsync(HttpMethod.Patch, place, """{"active":false}""")).GetProperty("active").GetBoolean());
        await admin.RefusesAsync(HttpMethod.Patch, place, """{"active":true}""", 409, "key-switched-off");
        await admin.RefusesAsync(HttpMethod.Patch, place, """{"title":"x"}""", 409, "key-switched-off");
        await admin.RefusesAsync(HttpMethod.Patch, Keys + "nobody/", "{}", 404, "key-not-found");
    }

    [Fact]
    public async Task Nobody_sees_or_touches_a_key_that_gives_more_than_their_own()
    {
        await using var host = await GatewayHost.StartAsync();
        var keys = host.Services.GetRequiredService<KeyJournal>();
        using var coach = await host.ClientAsync(AccountRole.SubAdmin, "coach");
        using var ann = await host.ClientAsync(AccountRole.User, "ann");
        await host.Services.GetRequiredService<AccountJournal>().AssignAsync("coach", "ann", Token);
        var wide = await keys.CreateAsync("wide", AccountRole.Admin, "ann", null, Token);
        var foreign = await keys.CreateAsync("foreign", AccountRole.User, AccountJournal.DemoUser, null, Token);
        using var plain = host.With((await keys.CreateAsync("plain", AccountRole.User, "coach", null, Token)).Token);
        foreach (var caller in new[] { coach, ann, plain })
        {
            foreach (var key in new[] { wide, foreign }) await caller.RefusesAsync(HttpMethod.Patch, $"{Keys}{key.Key.Id}/", """{"active":false}""", 404, "key-not-found");
        }

        Assert.Equal((3, 1, 1), (await CountAsync(coach), await CountAsync(ann), await CountAsync(plain)));
        Assert.Equal(1, await CountAsync(coach, "?user_uid=ann"));
        Assert.Equal(0, await CountAsync(ann, "?user_uid=coach"));

        static async Task<int> CountAsync(HttpClient client, string query = "") =>
            (await client.DoAsync(HttpMethod.Get, Keys + query)).GetProperty("query_count").GetInt32();
    }

    [Theory]
    [InlineData(AccountRole.User, """{"role":"sub_admin"}""", 403, "role-too-low")]
    [InlineData(AccountRole.User, """{"role":"admin"}""", 403, "role-too-low")]
    [InlineData(AccountRole.User, """{"user_uid":"ann"}""", 403, "not-your-user")]
    [InlineData(AccountRole.User, """{"user_uid":"nobody"}""", 403, "not-your-user")]
    [InlineData(AccountRole.SubAdmin, """{"role":"sub_admin"}""", 403, "role-too-low")]
    [InlineData(AccountRole.SubAdmin, """{"role":"admin","user_uid":"ann"}""", 403, "role-too-low")]
    [InlineData(AccountRole.SubAdmin, """{"user_uid":"far"}""", 403, "not-your-user")]
    [InlineData(AccountRole.SubAdmin, """{"user_uid":"ann"}""", 200, null)]
    [InlineData(AccountRole.SubAdmin, "{}", 200, null)]
    [InlineData(AccountRole.User, "{}", 200, null)]
    [InlineData(AccountRole.Admin, """{"role":"admin"}""", 200, null)]
    [InlineData(AccountRole.Admin, """{"role":"sub_admin","user_uid":"far"}""", 200, null)]
    [InlineData(AccountRole.Admin, "{}", 400, "field-missing")]
    [InlineData(AccountRole.Admin, """{"user_uid":"nobody"}""", 404, "user-not-found")]
    [InlineData(AccountRole.Admin, """{"role":"king","user_uid":"ann"}""", 400, "field-invalid")]
    [InlineData(AccountRole.Admin, """{"role":"admin","expires_at":"tomorrow"}""", 400, "field-invalid")]
    [InlineData(AccountRole.Admin, """{"role":"admin","expires_at":"2020-01-01"}""", 400, "field-invalid")]
    public async Task Who_makes_which_key(AccountRole role, string json, int status, string? code)
    {
        await using var host = await GatewayHost.StartAsync();
        using var ann = await host.ClientAsync(AccountRole.User, "ann");
        using var far = await host.ClientAsync(AccountRole.User, "far");
        using var caller = await host.ClientAsync(role, role == AccountRole.Admin ? null : "caller");
        if (role == AccountRole.SubAdmin) await host.Services.GetRequiredService<AccountJournal>().AssignAsync("caller", "ann", Token);
        if (code is null) await caller.DoAsync(HttpMethod.Post, Keys, json);
        else await caller.RefusesAsync(HttpMethod.Post, Keys, json, status, code);
    }

    [Theory]
    [InlineData(AccountRole.User)]
    [InlineData(AccountRole.Admin)]
    public async Task No_key_outlives_the_one_that_made_it(AccountRole role)
    {
        await using var host = await GatewayHost.StartAsync();
        var own = await host.Services.GetRequiredService<KeyJournal>().CreateAsync("short", role, AccountJournal.DemoUser, host.Time.GetUtcNow().AddHours(1), Token);
        using var caller = host.With(own.Token);
        Assert.Equal("2026-03-09T16:04:05.000Z", (await caller.DoAsync(HttpMethod.Post, Keys, "{}")).GetProperty("key").GetProperty("expires_at").GetString());
        await caller.DoAsync(HttpMethod.Post, Keys, """{"expires_at":"2026-03-09T15:30:00Z"}""");
        await caller.RefusesAsync(HttpMethod.Post, Keys, """{"expires_at":"2026-03-09T16:04:06Z"}""", 403, "role-too-low");
        foreach (var longer in new[] { "null", "\"2030-01-01\"" })
            await caller.RefusesAsync(HttpMethod.Patch, $"{Keys}{own.Key.Id}/", $$"""{"expires_at":{{longer}}}""", 403, "role-too-low");
    }

    [Fact]
    public async Task The_last_admin_key_is_not_switched_off()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        var preset = Assert.Single((await admin.DoAsync(HttpMethod.Get, Keys)).Names("keys"));
        await admin.RefusesAsync(HttpMethod.Patch, $"{Keys}{preset}/", """{"active":false}""", 409, "last-admin-key");
        await admin.RefusesAsync(HttpMethod.Patch, $"{Keys}{preset}/", """{"expires_at":"2030-01-01"}""", 409, "last-admin-key");
        await admin.DoAsync(HttpMethod.Patch, $"{Keys}{preset}/", """{"title":"Renamed"}""");
        await admin.DoAsync(HttpMethod.Post, Keys, """{"role":"admin"}""");
        await admin.DoAsync(HttpMethod.Patch, $"{Keys}{preset}/", """{"active":false}""");
        await admin.RefusesAsync(HttpMethod.Get, Keys, null, 401, "key-invalid");
    }

    [Fact]
    public async Task A_user_makes_as_many_keys_as_allowed_and_more_after_switching_one_off()
    {
        await using var host = await GatewayHost.StartAsync("--Keys:MaxPerUser=3");
        using var ann = await host.ClientAsync(AccountRole.User, "ann");
        using var admin = host.With(GatewayHost.AdminKey);
        var made = await ann.DoAsync(HttpMethod.Post, Keys, "{}");
        await ann.DoAsync(HttpMethod.Post, Keys, "{}");
        await ann.RefusesAsync(HttpMethod.Post, Keys, "{}", 409, "too-many-keys");
        await admin.DoAsync(HttpMethod.Post, Keys, """{"user_uid":"ann"}""");
        await ann.DoAsync(HttpMethod.Patch, $"{Keys}{made.GetProperty("key").GetProperty("key_id").GetString()}/", """{"active":false}""");
        await ann.RefusesAsync(HttpMethod.Post, Keys, "{}", 409, "too-many-keys");
        var page = await ann.DoAsync(HttpMethod.Get, Keys + "?limit=1");
        Assert.Equal(4, page.GetProperty("query_count").GetInt32());
        Assert.NotEqual(page.Names("keys"), (await ann.DoAsync(HttpMethod.Get, $"{Keys}?limit=1&start_after_id={page.GetProperty("last_doc_id").GetString()}")).Names("keys"));
    }
}
