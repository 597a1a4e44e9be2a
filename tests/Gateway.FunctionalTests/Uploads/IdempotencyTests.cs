using System.Net;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.FunctionalTests.Tus;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.FunctionalTests.Uploads;

/// <summary>A repeated request with one <c>Idempotency-Key</c> makes one session and gets one answer, however often and whenever it comes.</summary>
public sealed class IdempotencyTests
{
    private const string Route = "/weightlifting/management/sessions/";
    private static readonly (string, string)[] Fields = [("user_id", AccountJournal.DemoUser), ("exercise_name", "clean")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_requests_at_once_make_one_session_and_get_one_answer()
    {
        await using var host = await GatewayHost.StartAsync("--Uploads:MaxConcurrent=1");
        var clip = await Clips.VideoAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async _ =>
        {
            using var answer = await PostAsync(host, "one", clip, Fields);
            return $"{(int)answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync(Token)}";
        }));
        var only = Assert.Single(answers.Distinct());
        Assert.StartsWith("200 /weightlifting/sessions/", only, StringComparison.Ordinal);
        Assert.Single(Videos(host));
    }

    [Fact]
    public async Task Another_start_still_knows_the_answer_and_a_day_later_the_key_is_free()
    {
        using var folder = new TemporaryFolder();
        var clip = await Clips.VideoAsync();
        string first;
        await using (var host = await GatewayHost.StartAsync(folder.Path, null)) first = await AnsweredAsync(host, clip);
        await using var again = await GatewayHost.StartAsync(folder.Path, null);
        Assert.Equal(first, await AnsweredAsync(again, clip));
        again.Time.Advance(TimeSpan.FromHours(24));
        var later = await AnsweredAsync(again, clip);
        Assert.NotEqual(first, later);
        Assert.Equal(later, await AnsweredAsync(again, clip));
        Assert.Equal(2, Videos(again).Length);
    }

    [Fact]
    public async Task A_key_stands_for_one_request_of_one_caller()
    {
        await using var host = await GatewayHost.StartAsync();
        var clip = await Clips.VideoAsync();
        var first = await AnsweredAsync(host, clip);
        (string Route, byte[] Clip, (string, string)[] Fields)[] others =
        [
            (Route, clip, [("user_id", AccountJournal.DemoUser), ("exercise_name", "snatch")]),
            (Route, clip, [.. Fields, ("session_name", "Other")]),
            (Route, await Clips.VideoAsync(2), Fields),
            ("/weightlifting/sessions/", clip, Fields),
            ("/running/management/sessions/", clip, Fields),
        ];
        foreach (var other in others)
        {
            using var refused = await PostAsync(host, "one", other.Clip, other.Fields, other.Route);
            await refused.IsErrorAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        }

        // The order of fields and the slash at the end say nothing.
        using var same = await PostAsync(host, "one", clip, [Fields[1], Fields[0]], Route.TrimEnd('/'));
        Assert.Equal(first, await same.Content.ReadAsStringAsync(Token));

        using var admin = await host.ClientAsync(AccountRole.Admin, null);
        using var form = UploadForms.Form(clip, Fields);
        using var request = Request("one", form, Route);
        using var theirs = await admin.SendAsync(request, Token);
        Assert.NotEqual(first, await theirs.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task What_was_refused_has_not_used_its_key_and_a_key_must_be_one()
    {
        await using var host = await GatewayHost.StartAsync();
        using var refused = await PostAsync(host, "one", [1, 2, 3], Fields);
        await refused.IsErrorAsync(HttpStatusCode.UnsupportedMediaType, "not-a-video");
        Assert.Empty(host.Blobs());
        await AnsweredAsync(host, await Clips.VideoAsync());
        using var endless = await PostAsync(host, new string('k', 256), [1], Fields);
        await endless.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
    }

    [Fact]
    public async Task A_resumable_upload_is_begun_once()
    {
        await using var host = await GatewayHost.StartAsync();
        var (tus, clip) = (new TusCaller(host), await Clips.VideoAsync());
        var paths = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => tus.CreatedAsync(clip.Length, TusCaller.Snatch(), ("Idempotency-Key", "one"))));
        var path = Assert.Single(paths.Distinct());
        using var other = await tus.CreateAsync(clip.Length + 1, TusCaller.Snatch(), ("Idempotency-Key", "one"));
        await other.IsErrorAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        using var whole = await tus.PatchAsync(path, 0, clip);
        using var repeated = await tus.CreateAsync(clip.Length, TusCaller.Snatch(), ("Idempotency-Key", "one"));
        Assert.Equal(path, repeated.Headers.Location?.ToString());
        Assert.Equal(TusCaller.Header(whole, "Session-Id"), TusCaller.Header(repeated, "Session-Id"));
        Assert.Single(Videos(host));
    }

    private static async Task<string> AnsweredAsync(GatewayHost host, byte[] clip)
    {
        using var answer = await PostAsync(host, "one", clip, Fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task<HttpResponseMessage> PostAsync(GatewayHost host, string key, byte[] clip, (string, string)[] fields, string route = Route)
    {
        using var form = UploadForms.Form(clip, fields);
        using var request = Request(key, form, route);
        return await host.SendAsync(request);
    }

    private static HttpRequestMessage Request(string key, HttpContent form, string route)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(route, UriKind.Relative)) { Content = form };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    private static string[] Videos(GatewayHost host) => [.. host.Blobs().Where(blob => blob.Contains("videos", StringComparison.Ordinal))];
}
