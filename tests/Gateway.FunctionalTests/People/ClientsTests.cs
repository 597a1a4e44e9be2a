using System.Net;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Ingest;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Gateway.People;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.People;

/// <summary>People are made, listed, changed and deleted as documented.</summary>
public sealed class ClientsTests
{
    private const string Clients = "/client-management/clients/";
    private const string Users = "/user-management/users/";
    private const string Ada = """
        {"user_uid":"ada","display_name":"Ada","email":"ada@example.com","phone":"+44","gender":"female","age":36,"height":165,"weight":58.2,
         "ycom":0.957,"leg_length":84,"shoeSize":39.5,"brand":"B","shoeModel":"M","favourite":"a member that is none of ours"}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Clients)]
    [InlineData(Users)]
    public async Task Every_documented_field_comes_back_as_it_was_given(string path)
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        using var response = await admin.AskAsync(HttpMethod.Post, path, Ada);
        Assert.Equal(path + "ada/", response.Headers.Location?.ToString());
        var made = await response.JsonAsync();
        Assert.Equal(
            [
                "user_uid", "created_at", "created_at_iso", "display_name", "email", "phone", "gender", "age", "height", "weight", "ycom", "leg_length", "shoeSize",
                "brand", "shoeModel", "plan", "session_limit", "sessions_this_month",
            ],
            made.EnumerateObject().Select(member => member.Name));
        using var sent = JsonDocument.Parse(Ada);
        foreach (var member in sent.RootElement.EnumerateObject().Where(member => member.Name != "favourite"))
            Assert.Equal(member.Value.ToString(), made.GetProperty(member.Name).ToString());
        Assert.Equal(("09/03/2026", "03:04 PM"), (made.GetProperty("created_at").GetProperty("date").GetString(), made.GetProperty("created_at").GetProperty("time").GetString()));
        Assert.Equal("2026-03-09T15:04:05.000Z", made.GetProperty("created_at_iso").GetString());
        foreach (var place in new[] { Clients + "ada/", Clients + "ada", Users + "ada/", Users + "ada" })
            Assert.Equal(made.ToString(), (await admin.DoAsync(HttpMethod.Get, place)).ToString());
        await admin.RefusesAsync(HttpMethod.Post, path, Ada, 409, "user-exists");
    }

    [Fact]
    public async Task A_change_touches_what_it_names_and_null_empties_it()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        await admin.DoAsync(HttpMethod.Post, Clients, Ada);
        var changed = await admin.DoAsync(HttpMethod.Put, Clients + "ada/", """{"weight":60,"phone":null,"shoeModel":"N","user_uid":"ada"}""");
        Assert.Equal((60, "N", 165), (changed.GetProperty("weight").GetDouble(), changed.GetProperty("shoeModel").GetString(), changed.GetProperty("height").GetDouble()));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("phone").ValueKind);
        // What was read may be sent back as it is.
        Assert.Equal(changed.ToString(), (await admin.DoAsync(HttpMethod.Put, Clients + "ada/", changed.ToString().Replace("\"plan\":\"unlimited\"", "\"plan\":null", StringComparison.Ordinal))).ToString());
        Assert.Contains("user_uid", await admin.RefusesAsync(HttpMethod.Put, Clients + "ada/", """{"user_uid":"eve"}""", 400, "field-invalid"), StringComparison.Ordinal);
        await admin.RefusesAsync(HttpMethod.Put, Clients + "eve/", "{}", 404, "user-not-found");
    }

    [Theory]
    [InlineData("""{"user_uid":"a b"}""", "user_uid")]
    [InlineData("""{"height":1.8}""", "300")]
    [InlineData("""{"height":"180"}""", "height")]
    [InlineData("""{"age":-1}""", "age")]
    [InlineData("""{"display_name":7}""", "display_name")]
    [InlineData("""{"email":"nobody"}""", "email")]
    [InlineData("""{"shoeSize":true}""", "shoeSize")]
    [InlineData("""{"plan":"gold"}""", "plan")]
    public async Task A_field_that_makes_no_sense_is_named(string json, string word)
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        Assert.Contains(word, await admin.RefusesAsync(HttpMethod.Post, Clients, json, 400, "field-invalid"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_refused()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 5000)) + "1" + new string('}', 5000);
        foreach (var body in new[] { "", "[]", "null", "7", "{", """{"age":1,"age":2}""", deep }) await admin.RefusesAsync(HttpMethod.Post, Clients, body, 400, "bad-request");
        await admin.RefusesAsync(HttpMethod.Post, Clients, $$"""{"display_name":"{{new string('x', 100_000)}}"}""", 413, "request-too-large");
        using var form = UploadForms.Form(null, ("age", "1"));
        using var typed = await admin.PostAsync(new Uri(Clients, UriKind.Relative), form, Token);
        await typed.IsErrorAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task A_list_holds_what_the_caller_looks_after_page_by_page()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        using var coach = await host.ClientAsync(AccountRole.SubAdmin, "coach");
        using var ann = await host.ClientAsync(AccountRole.User, "ann");
        for (var number = 1; number <= 7; number++) await coach.DoAsync(HttpMethod.Post, Clients, $$"""{"user_uid":"own-{{number}}"}""");
        var unnamed = await coach.DoAsync(HttpMethod.Post, Clients, "{}");
        Assert.Matches("^[0-9a-f]{32}$", unnamed.GetProperty("user_uid").GetString());

        var seen = new List<string>();
        while (true)
        {
            var page = await coach.DoAsync(HttpMethod.Get, $"{Clients}?limit=3&start_after_id={seen.LastOrDefault()}");
            if (seen.Count == 0) page = await coach.DoAsync(HttpMethod.Get, $"{Clients}?limit=3");
            Assert.Equal(8, page.GetProperty("query_count").GetInt32());
            if (page.Names("clients") is not { Length: > 0 } names) break;
            Assert.Equal((names[0], names[^1]), (page.GetProperty("first_doc_id").GetString(), page.GetProperty("last_doc_id").GetString()));
            seen.AddRange(names);
        }

        Assert.Equal(8, seen.Distinct().Count());
        Assert.DoesNotContain("ann", seen);
        Assert.Equal(["ann"], (await ann.DoAsync(HttpMethod.Get, Users)).Names("clients"));
        Assert.Equal(11, (await admin.DoAsync(HttpMethod.Get, Clients)).GetProperty("query_count").GetInt32());
        foreach (var limit in new[] { "0", "101", "-1", "many" }) await coach.RefusesAsync(HttpMethod.Get, $"{Clients}?limit={limit}", null, 400, "field-invalid");
    }

    [Fact]
    public async Task Only_an_admin_gives_plans_and_deletes_colleagues()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        using var coach = await host.ClientAsync(AccountRole.SubAdmin, "coach");
        using var colleague = await host.ClientAsync(AccountRole.SubAdmin, "colleague");
        using var chief = await host.ClientAsync(AccountRole.Admin, "chief");
        foreach (var uid in new[] { "colleague", "chief" }) await host.Services.GetRequiredService<AccountJournal>().AssignAsync("coach", uid, Token);
        await coach.DoAsync(HttpMethod.Post, Clients, """{"user_uid":"ann"}""");
        await coach.RefusesAsync(HttpMethod.Put, Clients + "ann/", """{"plan":"pro"}""", 403, "role-too-low");
        await coach.RefusesAsync(HttpMethod.Post, Clients, """{"plan":"pro"}""", 403, "role-too-low");
        var changed = await admin.DoAsync(HttpMethod.Put, Clients + "ann/", """{"plan":"pro"}""");
        Assert.Equal(("pro", 200), (changed.GetProperty("plan").GetString(), changed.GetProperty("session_limit").GetInt32()));
        Assert.Equal("pro", (await coach.DoAsync(HttpMethod.Put, Clients + "ann/", """{"age":30}""")).GetProperty("plan").GetString());
        foreach (var uid in new[] { "coach", "colleague", "chief" }) await coach.RefusesAsync(HttpMethod.Delete, $"{Clients}{uid}/", null, 403, "not-your-user");
        using var gone = await admin.AskAsync(HttpMethod.Delete, Clients + "colleague/");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await colleague.RefusesAsync(HttpMethod.Get, Clients, null, 401, "key-invalid");
    }

    [Fact]
    public async Task Who_is_deleted_is_out_at_once_with_keys_and_captures()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        using var ann = await host.ClientAsync(AccountRole.User, AccountJournal.DemoUser);
        using var camera = await LiveCamera.ConnectAsync(host, "cam");
        await camera.SendAsync(15);
        using var gone = await admin.AskAsync(HttpMethod.Delete, $"{Clients}{AccountJournal.DemoUser}/?keep_sessions=true");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.True(camera.Session.IsEnding);
        Assert.Empty(host.Services.GetRequiredService<LiveIntake>().Running);
        await ann.RefusesAsync(HttpMethod.Get, Clients, null, 401, "key-invalid");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete }) await admin.RefusesAsync(method, $"{Clients}{AccountJournal.DemoUser}/", null, 404, "user-not-found");
        await admin.RefusesAsync(HttpMethod.Post, Clients, $$"""{"user_uid":"{{AccountJournal.DemoUser}}"}""", 409, "user-exists");
        Assert.Equal("clean", (await admin.DoAsync(HttpMethod.Get, $"/weightlifting/sessions/{camera.Session.Id}/")).GetProperty("exercise").GetString());
        await admin.RefusesAsync(HttpMethod.Delete, $"{Clients}x/?keep_sessions=perhaps", null, 400, "field-invalid");
    }

    [Fact]
    public async Task What_could_not_go_with_a_client_goes_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (new Stubborn(fails: true), new Stubborn(fails: false));
        await using (var host = await GatewayHost.StartAsync(folder.Path, services => services.AddSingleton<IClientFarewell>(first)))
        {
            using var admin = host.With(GatewayHost.AdminKey);
            await admin.DoAsync(HttpMethod.Post, Clients, """{"user_uid":"ann"}""");
            using var gone = await admin.AskAsync(HttpMethod.Delete, Clients + "ann/?keep_sessions=true");
            Assert.Equal(HttpStatusCode.Accepted, gone.StatusCode);
            await admin.RefusesAsync(HttpMethod.Get, Clients + "ann/", null, 404, "user-not-found");
        }

        await using var again = await GatewayHost.StartAsync(folder.Path, services => services.AddSingleton<IClientFarewell>(second));
        Assert.Equal(("ann", true), await second.Asked.Task.WaitAsync(Token));
        Assert.True(await again.Services.GetRequiredService<ClientFarewells>().FollowAsync(Token));
        Assert.Empty(await again.Services.GetRequiredService<LeavingJournal>().ListAsync(Token));
    }

    private sealed class Stubborn(bool fails) : IClientFarewell
    {
        public TaskCompletionSource<(string UserUid, bool KeepSessions)> Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task LeaveAsync(string userUid, bool keepSessions, CancellationToken cancellationToken)
        {
            Asked.TrySetResult((userUid, keepSessions));
            return fails ? throw new IOException("The disk is away.") : Task.CompletedTask;
        }
    }
}
