using System.Net;
using System.Text;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.FunctionalTests.Uploads;

/// <summary>Every upload that is refused is refused as documented and leaves nothing behind.</summary>
public sealed class UploadRulesTests
{
    private const string Management = "/weightlifting/management/sessions/";
    private static readonly (string, string) User = ("user_id", AccountJournal.DemoUser);
    private static readonly (string, string) Clean = ("exercise_name", "clean");

    [Theory]
    [InlineData("exercise_name", "squat", "unknown-exercise")]
    [InlineData("barbell_mass", "heavy", "field-invalid")]
    [InlineData("barbell_mass", "100000", "field-invalid")]
    [InlineData("body_joint_angles", "knee,wing", "unknown-joint")]
    [InlineData("measurement_system", "stone", "field-invalid")]
    [InlineData("plate_diameter", "4.5", "field-invalid")]
    [InlineData("session_name", "a\0b", "field-invalid")]
    [InlineData("video", "just text", "video-as-text")]
    public async Task A_wrong_field_is_400_before_and_after_the_video(string name, string value, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        var clip = await Clips.VideoAsync();
        (string, string)[] fields = name == Clean.Item1 ? [User, (name, value)] : [User, Clean, (name, value)];
        using var before = UploadForms.Form(clip, fields);
        using var refusedBefore = await host.PostAsync(Management, before);
        await refusedBefore.IsErrorAsync(HttpStatusCode.BadRequest, code);

        using var after = UploadForms.Form(null, []);
        after.Add(new ByteArrayContent(clip), "video", "clip.mp4");
        foreach (var (field, text) in fields) after.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), field);
        using var refusedAfter = await host.PostAsync(Management, after);
        await refusedAfter.IsErrorAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty(host.Blobs());
    }

    [Fact]
    public async Task A_missing_field_is_named()
    {
        await using var host = await GatewayHost.StartAsync();
        var clip = await Clips.VideoAsync();
        (byte[]? Clip, (string, string)[] Fields, string Name)[] forms =
            [(clip, [User], "exercise_name"), (clip, [Clean], "user_id"), (null, [User, Clean], "video")];
        foreach (var (video, fields, name) in forms)
        {
            using var form = UploadForms.Form(video, fields);
            using var response = await host.PostAsync(Management, form);
            Assert.Contains(name, await response.IsErrorAsync(HttpStatusCode.BadRequest, "field-missing"), StringComparison.Ordinal);
        }

        Assert.Empty(host.Blobs());
    }

    [Fact]
    public async Task Fields_may_come_after_the_video()
    {
        await using var host = await GatewayHost.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(await Clips.VideoAsync()), "video", "clip.mp4" },
            { new StringContent("clean_and_jerk"), "exercise" },
            { new StringContent(AccountJournal.DemoUser), "user_id" },
        };
        using var response = await host.PostAsync(Management, form);
        Assert.Equal("Clean and Jerk 09/03/2026 15:04", (await response.JsonAsync()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Imperial_pounds_are_kept_as_kilograms()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.UploadAsync(await Clips.VideoAsync(4), ("barbell_mass", "225"), ("measurement_system", "imperial"));
        await host.FinishAsync(id);
        var details = await host.ReadAsync($"/weightlifting/sessions/{id}/");
        Assert.Equal(102.058, details.GetProperty("metrics").GetProperty("barbell_weight").GetDouble(), 3);
    }

    [Fact]
    public async Task An_unknown_user_is_404_however_late_it_is_named()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (var user in new[] { "nobody", "../../x", "a b", "ü" })
        {
            using var form = UploadForms.Form(await Clips.VideoAsync(), ("user_id", user), Clean);
            using var response = await host.PostAsync(Management, form);
            await response.IsErrorAsync(HttpStatusCode.NotFound, "user-not-found");
        }

        Assert.Empty(host.Blobs());
    }

    [Fact]
    public async Task What_is_no_form_is_415()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (var content in new HttpContent[] { new StringContent("{}", Encoding.UTF8, "application/json"), new ByteArrayContent([1, 2, 3]), new FormUrlEncodedContent([new("a", "b")]) })
        {
            using var response = await host.PostAsync(Management, content);
            await response.IsErrorAsync(HttpStatusCode.UnsupportedMediaType, "not-multipart");
        }
    }

    [Fact]
    public async Task What_is_no_video_is_415_and_leaves_nothing()
    {
        await using var host = await GatewayHost.StartAsync();
        await Clips.VideoAsync();
        foreach (var content in new byte[][] { [], "this is text in disguise"u8.ToArray(), [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3] })
        {
            using var form = UploadForms.Form(content, User, Clean);
            using var response = await host.PostAsync(Management, form);
            await response.IsErrorAsync(HttpStatusCode.UnsupportedMediaType, "not-a-video");
        }

        Assert.Empty(host.Blobs());
    }

    [Fact]
    public async Task A_video_without_a_picture_or_too_long_is_422()
    {
        await using var host = await GatewayHost.StartAsync("--Streaming:MaxDuration=00:00:02");
        using var sound = UploadForms.Form(await Clips.SoundAsync(), User, Clean);
        using var silent = await host.PostAsync(Management, sound);
        await silent.IsErrorAsync(HttpStatusCode.UnprocessableEntity, "no-video-track");
        using var film = UploadForms.Form(await Clips.VideoAsync(4), User, Clean);
        using var longer = await host.PostAsync(Management, film);
        await longer.IsErrorAsync(HttpStatusCode.UnprocessableEntity, "video-too-long");
        using var wide = UploadForms.Form(await Clips.VideoAsync(), User, Clean);
        using var taken = await host.PostAsync(Management, wide);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Single(host.Blobs(), blob => blob.Contains("videos", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_video_cut_off_half_way_is_422_and_leaves_nothing()
    {
        await using var host = await GatewayHost.StartAsync();
        var clip = await Clips.VideoAsync(4);
        using var form = UploadForms.Form(clip[..(clip.Length / 2)], User, Clean);
        using var response = await host.PostAsync(Management, form);
        await response.IsErrorAsync(HttpStatusCode.UnprocessableEntity, "video-undecodable");
        Assert.Empty(host.Blobs());
    }

    [Fact]
    public async Task A_file_over_the_limit_is_413_with_and_without_a_stated_length()
    {
        await using var host = await GatewayHost.StartAsync("--Uploads:MaxFileBytes=4096");
        foreach (var size in new[] { 5_000, 4_000_000 })
        {
            using var form = UploadForms.Form(new byte[size], User, Clean);
            using var response = await host.PostAsync(Management, form);
            await response.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "file-too-large");

            using var again = UploadForms.Form(new byte[size], User, Clean);
            using var chunked = new HttpRequestMessage(HttpMethod.Post, new Uri(Management, UriKind.Relative)) { Content = again };
            chunked.Headers.TransferEncodingChunked = true;
            using var refused = await host.SendAsync(chunked);
            await refused.IsErrorAsync(HttpStatusCode.RequestEntityTooLarge, "file-too-large");
        }

        Assert.Empty(host.Blobs());
    }

    [Fact]
    public async Task A_disk_without_room_is_503_and_leaves_nothing()
    {
        await using var host = await GatewayHost.StartAsync("--Uploads:KeepFreeBytes=4398046511104");
        using var form = UploadForms.Form(new byte[100], User, Clean);
        using var response = await host.PostAsync(Management, form);
        await response.IsErrorAsync(HttpStatusCode.ServiceUnavailable, "storage-full");
        Assert.Empty(host.Blobs());
    }

    [Fact]
    public async Task Two_videos_in_one_form_are_refused_and_neither_stays()
    {
        await using var host = await GatewayHost.StartAsync();
        using var form = UploadForms.Form(await Clips.VideoAsync(), User, Clean);
        form.Add(new ByteArrayContent([1, 2, 3]), "video", "second.mp4");
        using var response = await host.PostAsync(Management, form);
        await response.IsErrorAsync(HttpStatusCode.BadRequest, "field-invalid");
        Assert.Empty(host.Blobs());
    }
}
