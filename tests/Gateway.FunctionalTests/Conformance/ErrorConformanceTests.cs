using System.Net;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.FunctionalTests.Whip;

namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>What the table of errors documents, provoked by requests: status, code, sentence, <c>Retry-After</c>.</summary>
public sealed class ErrorConformanceTests(DocumentedServer server)
{
    [Theory]
    [InlineData("exercise_name=clean", "field-missing", 400)]
    [InlineData("user_id=someUserId123", "field-missing", 400)]
    [InlineData("user_id=someUserId123&exercise_name=bench_press", "unknown-exercise", 400)]
    [InlineData("user_id=someUserId123&exercise_name=clean&barbell_mass=heavy", "field-invalid", 400)]
    [InlineData("user_id=someUserId123&exercise_name=clean&body_joint_angles=knee,finger", "unknown-joint", 400)]
    [InlineData("user_id=someUserId123&exercise_name=clean&measurement_system=troy", "field-invalid", 400)]
    [InlineData("user_id=someUserId123&exercise_name=clean&video=film", "video-as-text", 400)]
    [InlineData("user_id=nobody&exercise_name=clean", "user-not-found", 404)]
    public async Task Wrong_fields(string fields, string code, int status)
    {
        using var form = Form(await Clips.VideoAsync(), fields);
        using var response = await server.SendAsync(HttpMethod.Post, "/weightlifting/management/sessions/", form);
        await response.IsErrorAsync((HttpStatusCode)status, code);
    }

    [Fact]
    public async Task Wrong_files_and_bodies()
    {
        const string Path = "/weightlifting/management/sessions/", Fields = "user_id=someUserId123&exercise_name=clean";
        await IsAsync(Form(null, Fields), 400, "field-missing");
        await IsAsync(Form("no film"u8.ToArray(), Fields), 415, "not-a-video");
        await IsAsync(Form(await Clips.SoundAsync(), Fields), 422, "no-video-track");
        await IsAsync(DocumentedServer.Json("{}"), 415, "not-multipart");

        async Task IsAsync(HttpContent content, int status, string code)
        {
            using var sent = content;
            using var response = await server.SendAsync(HttpMethod.Post, Path, content);
            await response.IsErrorAsync((HttpStatusCode)status, code);
        }
    }

    [Fact]
    public async Task Keys_and_owners()
    {
        var lift = await server.SessionAsync("weightlifting");
        var stranger = (await server.AnswerAsync(HttpMethod.Post, "/client-management/clients/", 200, DocumentedServer.Json("{}"))).GetProperty("user_uid").GetString();
        var made = await server.AnswerAsync(HttpMethod.Post, "/api-management/keys/", 200, DocumentedServer.Json($$"""{"title": "Tablet", "role": "user", "user_uid": "{{stranger}}"}"""));
        var key = "API-KEY " + made.GetProperty("token").GetString();
        await IsAsync(HttpMethod.Get, $"/weightlifting/sessions/{lift}/", 403, "not-your-session");
        await IsAsync(HttpMethod.Get, $"/weightlifting/sessions/{lift}/export", 403, "not-your-session");
        await IsAsync(HttpMethod.Get, "/admin-management/sub-admins/", 403, "role-too-low");
        using var form = Form(await Clips.VideoAsync(), "user_id=someUserId123&exercise_name=clean");
        await IsAsync(HttpMethod.Post, "/weightlifting/management/sessions/", 403, "role-too-low", form);
        var id = made.GetProperty("key").GetProperty("key_id").GetString();
        await server.AnswerAsync(HttpMethod.Patch, $"/api-management/keys/{id}/", 200, DocumentedServer.Json("""{"active": false}"""));
        await IsAsync(HttpMethod.Get, "/session-management/sessions/", 401, "key-invalid");

        async Task IsAsync(HttpMethod method, string path, int status, string code, HttpContent? content = null)
        {
            using var response = await server.SendAsync(method, path, content, value: key);
            await response.IsErrorAsync((HttpStatusCode)status, code);
        }
    }

    [Fact]
    public async Task Unknown_things()
    {
        var (none, jump) = (new string('0', 32), await server.SessionAsync("jumping"));
        foreach (var (path, code) in new[]
        {
            ($"/weightlifting/sessions/{none}/", "session-not-found"), ($"/sessions/{none}/status", "session-not-found"), ($"/weightlifting/sessions/{jump}/", "wrong-activity"),
            ($"/running/sessions/{jump}/export/", "wrong-activity"), ("/threads/thread_000000000000000000000000/", "thread-not-found"), ("/nothing/", "route-not-found"),
            ("/client-management/clients/nobody/", "user-not-found"), ($"/weightlifting/sessions/{jump}/?demo=true", "demo-not-found"),
        })
        {
            using var response = await server.SendAsync(HttpMethod.Get, path);
            await response.IsErrorAsync(HttpStatusCode.NotFound, code);
        }

        using var format = await server.SendAsync(HttpMethod.Get, $"/jumping/sessions/{jump}/export/?format=xls");
        await format.IsErrorAsync(HttpStatusCode.BadRequest, "format-unknown");
    }

    [Fact]
    public async Task A_session_in_work_a_stream_in_use_and_a_plan_used_up()
    {
        await using var host = await GatewayHost.StartAsync("--Plans:Basic=1");
        host.Lifter.Close();
        var id = await host.UploadAsync(await Clips.VideoAsync());
        foreach (var path in new[] { "export/", "lift-analysis/", "summary" })
        {
            using var early = await host.GetAsync($"/weightlifting/sessions/{id}/{path}");
            await early.IsErrorAsync(HttpStatusCode.Conflict, "session-not-finished");
        }

        using var publisher = new HttpClient { BaseAddress = host.Address };
        using var first = await publisher.PublishAsync("platform-1");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        using var second = await publisher.PublishAsync("platform-1");
        await second.IsErrorAsync(HttpStatusCode.Conflict, "stream-taken");

        using var plan = DocumentedServer.Json("""{"plan": "basic"}""");
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("/client-management/clients/someUserId123/", UriKind.Relative)) { Content = plan };
        using var changed = await host.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var form = Form(await Clips.VideoAsync(), "user_id=someUserId123&exercise_name=clean");
        using var more = await host.PostAsync("/weightlifting/management/sessions/", form);
        await more.IsErrorAsync(HttpStatusCode.NotFound, "session-limit-reached");
    }

    [Theory]
    [InlineData("--Uploads:MaxFileBytes=2000", 413, "file-too-large")]
    [InlineData("--Uploads:KeepFreeBytes=4000000000000", 503, "storage-full")]
    public async Task What_a_server_has_no_room_for(string setting, int status, string code)
    {
        await using var host = await GatewayHost.StartAsync(setting);
        using var form = Form(await Clips.VideoAsync(), "user_id=someUserId123&exercise_name=clean");
        using var response = await host.PostAsync("/weightlifting/management/sessions/", form);
        await response.IsErrorAsync((HttpStatusCode)status, code);
    }

    [Fact]
    public async Task Too_many_requests_and_nobody_in_the_picture()
    {
        await using var host = await GatewayHost.StartAsync("--RateLimit:Burst=30", "--RateLimit:RequestsPerSecond=1");
        host.Lifter.Present = false;
        var id = await host.UploadAsync(await Clips.VideoAsync());
        Assert.Equal("no-person", (await host.FinishAsync(id)).GetProperty("error_code").GetString());
        Shape.Check(await host.ReadAsync($"/weightlifting/sessions/{id}/"), """{"status": "=failed", "error": "text", "error_code": "=no-person", "metrics": {}, "...": ""}""");
        HttpResponseMessage response;
        do response = await host.GetAsync("/webhooks/");
        while (response.IsSuccessStatusCode);
        await response.IsErrorAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        response.Dispose();
    }

    private static MultipartFormDataContent Form(byte[]? clip, string fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var field in fields.Split('&').Select(field => field.Split('='))) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(field[1])), field[0]);
        if (clip is not null && !fields.Contains("video=", StringComparison.Ordinal)) form.Add(new ByteArrayContent(clip), "video", "clip.mp4");
        return form;
    }
}
