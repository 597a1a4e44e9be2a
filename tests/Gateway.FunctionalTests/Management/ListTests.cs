using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Management;

/// <summary>Sessions are listed, looked for, asked for by id and renamed, and everybody sees only their own.</summary>
public sealed class ListTests
{
    private const string Path = "/session-management/sessions";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/filter/")]
    [InlineData("/filter")]
    public async Task Pages_go_from_the_newest_to_the_oldest_and_back(string route)
    {
        await using var host = await StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Add(await CreateAsync(host, $"Session {i}"));
        var first = await host.ReadAsync($"{Path}{route}?limit=2");
        IsPage(first, 5, ids[4], ids[3]);
        var second = await host.ReadAsync($"{Path}{route}?limit=2&start_after_id={first.GetProperty("last_doc_id")}");
        IsPage(second, 5, ids[2], ids[1]);
        IsPage(await host.ReadAsync($"{Path}{route}?limit=2&start_after_id={ids[1]}"), 5, ids[0]);
        IsPage(await host.ReadAsync($"{Path}{route}?limit=2&start_after_id={ids[0]}"), 5);
        IsPage(await host.ReadAsync($"{Path}{route}?limit=2&end_before_id={second.GetProperty("first_doc_id")}"), 5, ids[4], ids[3]);
    }

    [Fact]
    public async Task A_list_tells_what_a_coach_looks_at_first()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.UploadAsync(await Clips.VideoAsync(4), ("session_name", "Heavy single"));
        await host.FinishAsync(id);
        var waiting = await CreateAsync(host, "Waiting", video: false);
        await host.FinishAsync(waiting);
        var sessions = (await host.ReadAsync($"{Path}/")).GetProperty("sessions");
        var done = sessions.GetProperty(id);
        foreach (var (name, value) in new[]
        {
            ("session_id", id), ("title", "Heavy single"), ("activity", "Weightlifting"), ("exercise", "clean"), ("status", "completed"), ("user_id", AccountJournal.DemoUser),
            ("user_name", "Demo client"), ("created_at_iso", "2026-03-09T15:04:05.000Z"), ("created_by", "preset"),
        }) Assert.Equal(value, done.GetProperty(name).GetString());
        Assert.Equal("09/03/2026", done.GetProperty("created_at").GetProperty("date").GetString());
        Assert.Equal(1, done.GetProperty("progress").GetDouble());
        Assert.Equal(1, done.GetProperty("analysis_version").GetInt32());
        var metrics = (await host.ReadAsync($"/weightlifting/sessions/{id}/")).GetProperty("metrics");
        foreach (var metric in done.GetProperty("metrics").EnumerateObject()) Assert.Equal(metrics.GetProperty(metric.Name).GetDouble(), metric.Value.GetDouble());
        Assert.Equal(4, done.GetProperty("metrics").EnumerateObject().Count());
        Assert.Equal(("failed", "video-not-found"), (sessions.GetProperty(waiting).GetProperty("status").GetString(), sessions.GetProperty(waiting).GetProperty("error_code").GetString()));
        Assert.Empty(sessions.GetProperty(waiting).GetProperty("metrics").EnumerateObject());
    }

    [Fact]
    public async Task Filters_find_by_title_activity_day_and_user_together()
    {
        await using var host = await StartAsync();
        await host.Services.GetRequiredService<AccountJournal>().CreateUserAsync(new UserProfile("ann"), Token);
        var rise = await CreateAsync(host, "Тяжёлый рывок");
        host.Time.Advance(TimeSpan.FromDays(1));
        var jump = await CreateAsync(host, "Drop jumps & co", "Jumping", "ann");
        foreach (var (query, found) in new (string, string[])[]
        {
            ("title=РЫВОК", [rise]), ("title=jumps%20%26", [jump]), ("title=none", []),
            ("activity=Jumping", [jump]), ("activity=weightlifting", [rise]), ("activity=running", []),
            ("start_date=09/03/2026&end_date=09/03/2026", [rise]), ("start_date=10/03/2026", [jump]), ("end_date=10/03/2026", [jump, rise]), ("end_date=08/03/2026", []),
            ("user_id=ann", [jump]), ($"user_id={AccountJournal.DemoUser}&title=рыв", [rise]), ("user_id=nobody", []), ("title=&activity=&limit=", [jump, rise]),
        })
        {
            var page = await host.ReadAsync($"{Path}/filter/?{query}");
            Assert.True(found.SequenceEqual(Ids(page)), $"{query}: {page}");
            Assert.Equal(found.Length, page.GetProperty("query_count").GetInt32());
        }

        foreach (var query in new[] { "limit=0", "limit=101", "limit=x", "activity=Swimming", "start_date=2026-03-09", "end_date=31/02/2026", "end_date=31/12/9999", "start_after_id=x", "end_before_id=" + SessionId.New() })
        {
            using var refused = await host.GetAsync($"{Path}/?{query}");
            await refused.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
        }
    }

    [Fact]
    public async Task Everybody_sees_and_changes_only_what_is_theirs()
    {
        await using var host = await StartAsync();
        using var ann = await host.ClientAsync(AccountRole.User, "ann");
        using var coach = await host.ClientAsync(AccountRole.SubAdmin, "coach");
        await host.Services.GetRequiredService<AccountJournal>().AssignAsync("coach", "ann", Token);
        var (own, hers, other) = (await CreateAsync(host, "own", user: "coach"), await CreateAsync(host, "hers", user: "ann"), await CreateAsync(host, "other"));
        Assert.Equal([hers, own], Ids(await ReadAsync(coach, $"{Path}/")));
        Assert.Equal([hers], Ids(await ReadAsync(coach, $"{Path}/?user_id=ann")));
        Assert.Equal([hers], Ids(await ReadAsync(ann, $"{Path}/")));
        foreach (var (client, user) in new[] { (coach, AccountJournal.DemoUser), (ann, "coach"), (ann, "nobody") })
        {
            using var refused = await client.GetAsync(new Uri($"{Path}/?user_id={user}", UriKind.Relative), Token);
            await refused.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-user");
        }

        using var asked = await ann.PostAsJsonAsync($"{Path}/by-ids/", new { session_ids = new[] { other, hers, "x", SessionId.New(), hers } }, Token);
        Assert.Equal([hers], Ids(await asked.JsonAsync()));
        using (var renamed = await ann.PutAsJsonAsync($"{Path}/{hers}", new { title = " Mein Stoß " }, Token))
            Assert.Equal("Mein Stoß", (await renamed.JsonAsync()).GetProperty("title").GetString());
        Assert.Equal("Mein Stoß", (await host.ReadAsync($"/weightlifting/sessions/{hers}/")).GetProperty("title").GetString());
        foreach (var client in new[] { ann, coach })
        {
            using var renamed = await client.PutAsJsonAsync($"{Path}/{other}/", new { title = "x" }, Token);
            await renamed.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-session");
            using var deleted = await client.DeleteAsync(new Uri($"{Path}/{other}/", UriKind.Relative), Token);
            await deleted.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-session");
        }

        using var bare = new HttpClient { BaseAddress = host.Address };
        using var without = await bare.GetAsync(new Uri($"{Path}/", UriKind.Relative), Token);
        await without.IsErrorAsync(HttpStatusCode.Unauthorized, "key-missing");
    }

    [Theory]
    [InlineData("""{"session_ids":[]}""", "field-invalid")]
    [InlineData("{}", "field-invalid")]
    [InlineData("""{"session_ids":"x"}""", "bad-request")]
    [InlineData("""{"session_ids":[1]}""", "bad-request")]
    [InlineData("[", "bad-request")]
    [InlineData("", "bad-request")]
    public async Task A_body_that_asks_for_nothing_is_told_so(string body, string code)
    {
        await using var host = await StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var refused = await host.PostAsync($"{Path}/by-ids/", content);
        await refused.IsErrorAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0007b")]
    [InlineData(null)]
    public async Task A_title_that_is_none_changes_nothing(string? title)
    {
        await using var host = await StartAsync();
        var id = await CreateAsync(host, "Before");
        using var admin = await host.ClientAsync(AccountRole.Admin, null);
        foreach (var wrong in new[] { title, new string('x', 201) })
        {
            using var refused = await admin.PutAsJsonAsync($"{Path}/{id}/", new { title = wrong }, Token);
            await refused.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
        }

        Assert.Equal("Before", (await host.ReadAsync($"/sessions/{id}/status/")).GetProperty("title").GetString());
        using var missing = await admin.PutAsJsonAsync($"{Path}/{SessionId.New()}/", new { title = "x" }, Token);
        await missing.IsErrorAsync(HttpStatusCode.NotFound, "session-not-found");
    }

    // Without a model nothing moves by itself.
    private static Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(null, null, null, lifter => lifter.Problem = "No model.");

    private static async Task<string> CreateAsync(
        GatewayHost host, string title, string activity = "Weightlifting", string user = AccountJournal.DemoUser, bool video = true)
    {
        var id = SessionId.New();
        if (video) await host.Services.GetRequiredService<Aikynetix.Sessions.Blobs.IBlobStore>().WriteAsync(SessionId.VideoBlob(id), new MemoryStream([1]), Token);
        await host.Services.GetRequiredService<SessionJournal>().CreateAsync(
            new SessionDraft(id, activity, activity == "Jumping" ? "Drop Jump" : "clean", title, user, "preset", SessionId.VideoBlob(id), "clip.mp4", new MovementFacts(), ["knee"], "metric"), Token);
        return id;
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }

    private static void IsPage(JsonElement page, int total, params string[] ids)
    {
        Assert.Equal(ids, Ids(page));
        Assert.Equal(total, page.GetProperty("query_count").GetInt32());
        Assert.Equal(ids.FirstOrDefault(), page.GetProperty("first_doc_id").GetString());
        Assert.Equal(ids.LastOrDefault(), page.GetProperty("last_doc_id").GetString());
    }

    private static string[] Ids(JsonElement body) => [.. body.GetProperty("sessions").EnumerateObject().Select(one => one.Name)];
}
