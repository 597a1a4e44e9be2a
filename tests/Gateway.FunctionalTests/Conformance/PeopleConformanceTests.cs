using static Aikynetix.Gateway.FunctionalTests.Conformance.DocumentedServer;

namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>Sessions, clients, keys, sub-admins and webhooks are managed as documented, and what comes back has the documented members.</summary>
public sealed class PeopleConformanceTests(DocumentedServer server)
{
    private const string Client = $$"""
        {"user_uid": "text", "created_at": {{CreatedAt}}, "created_at_iso": "iso", "display_name": "text?", "email": "text?", "phone": "text?", "gender": "text?", "age": "number?",
         "height": "number?", "weight": "number?", "ycom": "number?", "leg_length": "number?", "shoeSize": "number?", "brand": "text?", "shoeModel": "text?",
         "plan": "text", "session_limit": "whole?", "sessions_this_month": "whole"}
        """;

    private const string Key = $$"""
        {"key_id": "text", "prefix": "text", "title": "text", "role": "text", "user_uid": "text?", "created_at": {{CreatedAt}}, "created_at_iso": "iso", "expires_at": "iso?", "last_used_at": "iso?", "active": "truth"}
        """;

    private const string Session = $$"""
        {"session_id": "id", "title": "text", "activity": "text", "exercise": "text", "status": "text", "progress": "share", "error_code": "text?", "created_at": {{CreatedAt}},
         "created_at_iso": "iso", "created_by": "text", "user_id": "text", "user_name": "text", "analysis_version": "whole", "metrics": {"*": "number?"}, "thumbnail_url": "link?"}
        """;

    private const string Window = """ "query_count": "whole", "first_doc_id": "text?", "last_doc_id": "text?" """;

    [Fact]
    public async Task Lists_of_sessions()
    {
        var id = await server.SessionAsync("weightlifting");
        foreach (var path in new[] { "", "?limit=2", "filter/?activity=Weightlifting&start_date=01/01/2026&end_date=31/12/2026&title=heavy&user_id=someUserId123" })
            Shape.Check(await server.AnswerAsync(HttpMethod.Get, $"/session-management/sessions/{path}"), $$"""{"sessions": {"*": {{Session}} }, {{Window}} }""");
        var filtered = await server.AnswerAsync(HttpMethod.Get, "/session-management/sessions/filter/?title=heavy%20single");
        Assert.Contains(id, filtered.GetProperty("sessions").EnumerateObject().Select(session => session.Name));
        var page = await server.AnswerAsync(HttpMethod.Get, "/session-management/sessions/?limit=1");
        var next = await server.AnswerAsync(HttpMethod.Get, $"/session-management/sessions/?limit=1&start_after_id={page.GetProperty("last_doc_id").GetString()}");
        Assert.NotEqual(page.GetProperty("first_doc_id").GetString(), next.GetProperty("first_doc_id").GetString());
        var back = await server.AnswerAsync(HttpMethod.Get, $"/session-management/sessions/?limit=100&end_before_id={next.GetProperty("first_doc_id").GetString()}");
        Assert.Contains(page.GetProperty("first_doc_id").GetString(), back.GetProperty("sessions").EnumerateObject().Select(session => session.Name));
        var asked = await server.AnswerAsync(HttpMethod.Post, "/session-management/sessions/by-ids/", 200, Json($$"""{"session_ids": ["{{id}}"]}"""));
        Shape.Check(asked, $$"""{"sessions": {"{{id}}": {{Session}} } }""");
    }

    [Fact]
    public async Task Rename_analyze_again_and_delete()
    {
        using var form = Running.UploadForms.Form(await Running.Clips.VideoAsync(4), ("user_id", "someUserId123"), ("exercise_name", "clean"));
        var id = (await server.AnswerAsync(HttpMethod.Post, "/weightlifting/sessions/", 200, form)).GetProperty("session_id").GetString();
        await EndedAsync($"/sessions/{id}/status/?wait=20");
        foreach (var (path, title) in new[] { ($"/session-management/sessions/{id}", "One"), ($"/session-management/sessions/{id}/", "Two") })
        {
            await server.AnswerAsync(HttpMethod.Put, path, 200, Json($$"""{"title": "{{title}}"}"""));
            Assert.Equal(title, (await server.AnswerAsync(HttpMethod.Get, $"/weightlifting/sessions/{id}/")).GetProperty("title").GetString());
        }

        Shape.Check(await server.AnswerAsync(HttpMethod.Post, $"/session-management/sessions/{id}/reanalyze/", 202), """{"session_id": "id", "analysis_version": "whole", "status": "text"}""");
        await EndedAsync($"/sessions/{id}/status/?analysis_version=2&wait=20");
        var analyses = await server.AnswerAsync(HttpMethod.Get, $"/session-management/sessions/{id}/analyses/");
        Assert.Equal((2, 2), (analyses.GetProperty("current").GetInt32(), analyses.GetProperty("analyses").GetArrayLength()));
        Shape.Check(await server.AnswerAsync(HttpMethod.Get, $"/session-management/sessions/{id}/analyses/diff/?from=1&to=2"), """
            {"session_id": "id", "metrics": {"*": {"from": "number?", "to": "number?", "difference": "number?", "overlap": "truth?", "...": ""}}, "...": ""}
            """);
        foreach (var path in new[] { "", "export/", "lift-analysis/", "summary/" })
            await server.AnswerAsync(HttpMethod.Get, $"/weightlifting/sessions/{id}/{path}?analysis_version=1");
        using var gone = await server.SendAsync(HttpMethod.Delete, $"/session-management/sessions/{id}");
        Assert.True(gone.IsSuccessStatusCode);
        await server.AnswerAsync(HttpMethod.Get, $"/weightlifting/sessions/{id}/", 404);
    }

    [Theory]
    [InlineData("/client-management/clients")]
    [InlineData("/user-management/users")]
    public async Task Clients(string path)
    {
        var made = await server.AnswerAsync(HttpMethod.Post, path + "/", 200, Json("""
            {"display_name": "Ada", "email": "ada@example.com", "phone": "+49 30 1234567", "gender": "female", "age": 36, "height": 165, "weight": 58.2, "ycom": 0.95, "leg_length": 88,
             "shoeSize": 39, "brand": "Brand", "shoeModel": "Model"}
            """));
        Shape.Check(made, Client);
        var one = $"{path}/{made.GetProperty("user_uid").GetString()}";
        Shape.Check(await server.AnswerAsync(HttpMethod.Put, one, 200, Json("""{"weight": 59.1}""")), Client);
        var read = await server.AnswerAsync(HttpMethod.Get, one + "/");
        Shape.Check(read, Client);
        Assert.Equal((59.1, 36, "Model"), (read.GetProperty("weight").GetDouble(), read.GetProperty("age").GetDouble(), read.GetProperty("shoeModel").GetString()));
        Shape.Check(await server.AnswerAsync(HttpMethod.Get, path + "/"), $$"""{"clients": {"*": {{Client}} }, {{Window}} }""");
        using var gone = await server.SendAsync(HttpMethod.Delete, one);
        Assert.True(gone.IsSuccessStatusCode);
        await server.AnswerAsync(HttpMethod.Get, one, 404);
    }

    [Fact]
    public async Task Keys_and_sub_admins()
    {
        var uid = (await server.AnswerAsync(HttpMethod.Post, "/client-management/clients/", 200, Json("""{"display_name": "Coach"}"""))).GetProperty("user_uid").GetString();
        var made = await server.AnswerAsync(HttpMethod.Post, "/api-management/keys", 200, Json($$"""{"title": "Tablet", "role": "user", "user_uid": "{{uid}}", "expires_at": "2030-12-31T23:59:59Z"}"""));
        Shape.Check(made, $$"""{"token": "text", "key": {{Key}} }""");
        var id = made.GetProperty("key").GetProperty("key_id").GetString();
        var changed = await server.AnswerAsync(HttpMethod.Patch, $"/api-management/keys/{id}", 200, Json("""{"title": "Old tablet", "active": false}"""));
        Shape.Check(changed, Key);
        Assert.Equal(("Old tablet", false), (changed.GetProperty("title").GetString(), changed.GetProperty("active").GetBoolean()));
        Shape.Check(await server.AnswerAsync(HttpMethod.Get, "/api-management/keys/"), $$"""{"keys": {"*": {{Key}} }, {{Window}} }""");

        Shape.Check(await server.AnswerAsync(HttpMethod.Post, "/admin-management/sub-admins/", 200, Json($$"""{"user_uid": "{{uid}}"}""")), Client);
        Shape.Check(await server.AnswerAsync(HttpMethod.Get, "/admin-management/sub-admins"), $$"""{"sub_admins": {"*": {{Client}} }, {{Window}} }""");
        using var dismissed = await server.SendAsync(HttpMethod.Delete, $"/admin-management/sub-admins/{uid}/");
        Assert.True(dismissed.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Webhooks()
    {
        const string Webhook = """ "id": "text", "url": "link", "events": ["text"], "user_uid": "text?", "created_at_iso": "iso" """;
        var made = await server.AnswerAsync(HttpMethod.Post, "/webhooks/", 201, Json("""{"url": "http://127.0.0.1:9/hook", "events": ["session.completed", "session.failed", "thread.completed"]}"""));
        Shape.Check(made, $$"""{{{Webhook}}, "secret": "text"}""");
        Assert.StartsWith("whsec_", made.GetProperty("secret").GetString(), StringComparison.Ordinal);
        var listed = await server.AnswerAsync(HttpMethod.Get, "/webhooks");
        Shape.Check(listed, $$"""[{{{Webhook}} }]""");
        using var gone = await server.SendAsync(HttpMethod.Delete, $"/webhooks/{made.GetProperty("id").GetString()}");
        Assert.True(gone.IsSuccessStatusCode);
    }

    private async Task EndedAsync(string path)
    {
        while ((await server.AnswerAsync(HttpMethod.Get, path)).GetProperty("status").GetString() is "queued" or "processing") ;
    }
}
