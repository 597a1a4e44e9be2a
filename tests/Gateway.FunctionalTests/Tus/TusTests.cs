using System.Net;
using System.Security.Cryptography;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;
using static Aikynetix.Gateway.FunctionalTests.Tus.TusCaller;

namespace Aikynetix.Gateway.FunctionalTests.Tus;

/// <summary>Resumable uploads speak tus 1.0 with the extensions that they name, and end as sessions like any other.</summary>
public sealed class TusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_in_parts_becomes_a_session_that_its_last_answer_names()
    {
        await using var host = await GatewayHost.StartAsync();
        var (tus, clip) = (new TusCaller(host), await Clips.VideoAsync(4));
        var path = await tus.CreatedAsync(clip.Length, Snatch(("barbell_mass", "60"), ("session_name", "In parts")));
        Assert.Equal(0, await tus.OffsetAsync(path));
        using (var first = await tus.PatchAsync(path, 0, clip[..1000]))
        {
            Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
            Assert.Equal("1000", Header(first, "Upload-Offset"));
            Assert.Null(Header(first, "Session-Id"));
            Assert.Equal("1.0.0", Header(first, "Tus-Resumable"));
            Assert.Equal("Tue, 10 Mar 2026 15:04:05 GMT", Header(first, "Upload-Expires"));
        }

        Assert.Equal(1000, await tus.OffsetAsync(path));
        using var last = await tus.PatchAsync(path, 1000, clip[1000..]);
        var session = Header(last, "Session-Id")!;
        Assert.Equal($"/weightlifting/sessions/{session}/", last.Headers.Location?.ToString());
        await host.FinishAsync(session);
        var details = await host.ReadAsync(last.Headers.Location!.ToString());
        Assert.Equal("In parts", details.GetProperty("title").GetString());
        Assert.Equal("snatch", details.GetProperty("exercise").GetString());
        using var video = await host.GetAsync(details.GetProperty("video_url").GetString()!);
        Assert.Equal(clip, await video.Content.ReadAsByteArrayAsync(Token));

        using var head = await tus.SendAsync(HttpMethod.Head, path);
        Assert.Equal(session, Header(head, "Session-Id"));
        Assert.Equal($"{clip.Length}", Header(head, "Upload-Offset"));
        Assert.Equal($"{clip.Length}", Header(head, "Upload-Length"));
        Assert.Contains("session_name ", Header(head, "Upload-Metadata"), StringComparison.Ordinal);
        Assert.Equal("no-store", head.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_first_part_may_come_with_the_creation()
    {
        await using var host = await GatewayHost.StartAsync();
        var (tus, clip) = (new TusCaller(host), await Clips.VideoAsync());
        using var whole = await tus.SendAsync(
            HttpMethod.Post, "/uploads/", clip, ("Upload-Length", $"{clip.Length}"), ("Upload-Metadata", Snatch()));
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
        Assert.Equal($"{clip.Length}", Header(whole, "Upload-Offset"));
        await host.FinishAsync(Header(whole, "Session-Id")!);
    }

    [Theory]
    [InlineData("activity", "swimming", "field-invalid", 400)]
    [InlineData("exercise_name", "squat", "unknown-exercise", 400)]
    [InlineData("barbell_mass", "heavy", "field-invalid", 400)]
    [InlineData("user_id", "nobody", "user-not-found", 404)]
    [InlineData("video", "x", "video-as-text", 400)]
    public async Task What_a_form_may_not_say_is_refused_at_the_creation(string name, string value, string code, int status)
    {
        await using var host = await GatewayHost.StartAsync();
        (string, string)[] fields = [("activity", "weightlifting"), ("user_id", AccountJournal.DemoUser), ("exercise_name", "snatch")];
        using var refused = await new TusCaller(host).CreateAsync(100, Metadata([.. fields.Where(field => field.Item1 != name), (name, value)]));
        await refused.IsErrorAsync((HttpStatusCode)status, code);
        Assert.Equal("1.0.0", Header(refused, "Tus-Resumable"));
        Assert.Empty(Parts(host));
    }

    [Fact]
    public async Task Wrong_lengths_metadata_and_versions_are_told()
    {
        await using var host = await GatewayHost.StartAsync("--Uploads:MaxFileBytes=5000");
        var tus = new TusCaller(host);
        using var large = await tus.CreateAsync(5001, Snatch());
        await large.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "file-too-large");
        using var none = await tus.CreateAsync(0, Snatch());
        await none.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
        using var noActivity = await tus.CreateAsync(10, Metadata(("exercise_name", "snatch")));
        await noActivity.IsErrorAsync(HttpStatusCode.BadRequest, "field-missing");
        using var noText = await tus.CreateAsync(10, "activity !!!");
        await noText.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
        using var old = await tus.CreateAsync(10, Snatch(), ("Tus-Resumable", "0.2.2"));
        await old.IsErrorAsync(HttpStatusCode.PreconditionFailed, "tus-version");
        Assert.Equal("1.0.0", Header(old, "Tus-Version"));
        var path = await tus.CreatedAsync(10, Snatch());
        using var elsewhere = await tus.PatchAsync(path, 3, [1]);
        await elsewhere.IsErrorAsync(HttpStatusCode.Conflict, "upload-offset");
        using var beyond = await tus.PatchAsync(path, 0, new byte[11]);
        await beyond.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "request-too-large");
        using var untyped = await tus.SendAsync(HttpMethod.Patch, path, null, ("Upload-Offset", "0"));
        await untyped.IsErrorAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        Assert.Equal(0, await tus.OffsetAsync(path));
    }

    [Fact]
    public async Task A_part_counts_only_with_its_checksum()
    {
        await using var host = await GatewayHost.StartAsync();
        var (tus, clip) = (new TusCaller(host), await Clips.VideoAsync());
        var path = await tus.CreatedAsync(clip.Length, Snatch());
        using var wrong = await tus.PatchAsync(path, 0, clip[..500], ("Upload-Checksum", Checksum("sha1", clip)));
        await wrong.IsErrorAsync((HttpStatusCode)460, "checksum-mismatch");
        using var unknown = await tus.PatchAsync(path, 0, clip[..500], ("Upload-Checksum", Checksum("md5", clip[..500])));
        await unknown.IsErrorAsync(HttpStatusCode.BadRequest, "checksum-unsupported");
        Assert.Equal(0, await tus.OffsetAsync(path));
        using var first = await tus.PatchAsync(path, 0, clip[..500], ("Upload-Checksum", Checksum("sha1", clip[..500])));
        using var second = await tus.PatchAsync(path, 500, clip[500..], ("Upload-Checksum", Checksum("sha256", clip[500..])));
        Assert.NotNull(Header(second, "Session-Id"));
    }

    [Fact]
    public async Task Nobody_else_sees_an_upload_and_its_owner_may_end_it()
    {
        await using var host = await GatewayHost.StartAsync();
        using var user = await host.ClientAsync(AccountRole.User, "walter");
        var (theirs, admins) = (new TusCaller(host, user), new TusCaller(host));
        var path = await theirs.CreatedAsync(100, Metadata(("activity", "jumping"), ("exercise", "Drop Jump")));
        foreach (var refused in new[] { await admins.SendAsync(HttpMethod.Delete, path), await admins.PatchAsync(path, 0, [1]) })
        {
            await refused.IsErrorAsync(HttpStatusCode.NotFound, "upload-not-found");
            refused.Dispose();
        }

        using var unseen = await admins.SendAsync(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        using var forOthers = await theirs.CreateAsync(100, Snatch());
        await forOthers.IsErrorAsync(HttpStatusCode.Forbidden, "not-your-user");
        using var anonymous = new HttpClient { BaseAddress = host.Address };
        using var keyless = await new TusCaller(host, anonymous).CreateAsync(100, Snatch());
        await keyless.IsErrorAsync(HttpStatusCode.Unauthorized, "key-missing");
        using var ended = await theirs.SendAsync(HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var gone = await theirs.PatchAsync(path, 0, [1]);
        await gone.IsErrorAsync(HttpStatusCode.NotFound, "upload-not-found");
        Assert.Empty(Parts(host));
    }

    [Fact]
    public async Task What_is_no_video_ends_its_upload_and_leaves_nothing()
    {
        await using var host = await GatewayHost.StartAsync();
        await Clips.VideoAsync();
        var tus = new TusCaller(host);
        var path = await tus.CreatedAsync(100, Snatch());
        using var refused = await tus.PatchAsync(path, 0, new byte[100]);
        await refused.IsErrorAsync(HttpStatusCode.UnsupportedMediaType, "not-a-video");
        using var gone = await tus.SendAsync(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(host.Blobs());
        Assert.Empty(Parts(host));
    }

    [Fact]
    public async Task A_browser_of_another_origin_may_upload_and_read_what_it_needs()
    {
        await using var host = await GatewayHost.StartAsync();
        using var ask = new HttpRequestMessage(HttpMethod.Options, new Uri("/uploads/x/", UriKind.Relative));
        foreach (var (name, value) in new[] { ("Origin", "https://coach.example"), ("Access-Control-Request-Method", "PATCH"), ("Access-Control-Request-Headers", "authorization,content-type,tus-resumable,upload-offset,upload-checksum,idempotency-key") })
            ask.Headers.TryAddWithoutValidation(name, value);
        using var preflight = await host.SendAsync(ask);
        Assert.Contains("PATCH", Header(preflight, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("upload-checksum", Header(preflight, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        using var created = await new TusCaller(host).CreateAsync(100, Snatch(), ("Origin", "https://coach.example"));
        foreach (var name in new[] { "Location", "Upload-Offset", "Session-Id", "Tus-Resumable" })
            Assert.Contains(name, Header(created, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        using var options = await new TusCaller(host).SendAsync(HttpMethod.Options, "/uploads/");
        Assert.Equal("1.0.0", Header(options, "Tus-Version"));
        Assert.Equal("creation,creation-with-upload,termination,expiration,checksum", Header(options, "Tus-Extension"));
        Assert.Equal("sha1,sha256", Header(options, "Tus-Checksum-Algorithm"));
        Assert.Equal($"{4L << 30}", Header(options, "Tus-Max-Size"));
    }

    private static string Checksum(string algorithm, byte[] part)
    {
        using var hash = IncrementalHash.CreateHash(new HashAlgorithmName(algorithm.ToUpperInvariant()));
        hash.AppendData(part);
        return $"{algorithm} {Convert.ToBase64String(hash.GetHashAndReset())}";
    }

    internal static string[] Parts(GatewayHost host) => Directory.GetFiles(Path.Combine(host.Data, "uploads"));
}
