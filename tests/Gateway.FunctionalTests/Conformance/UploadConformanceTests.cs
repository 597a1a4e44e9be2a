using System.Text;
using System.Text.Json;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Conformance;

/// <summary>The documented forms of an upload are taken, whatever of the optional is left out, and mean what the documents say.</summary>
public sealed class UploadConformanceTests(DocumentedServer server)
{
    [Theory]
    [InlineData("weightlifting", "exercise_name=snatch", "snatch")]
    [InlineData("weightlifting", "exercise=clean", "clean")]
    [InlineData("weightlifting", "exercise_name=clean_and_jerk", "clean_and_jerk")]
    [InlineData("jumping", "exercise=Countermovement Jump", "Countermovement Jump")]
    [InlineData("jumping", "exercise=Drop Jump", "Drop Jump")]
    [InlineData("running", "incline_degree=1.5", "Running")]
    [InlineData("running", "incline_degree=-2&speed=3.5", "Running")]
    [InlineData("mobility-assessment", "exercise_name=Overhead Squat", "Overhead Squat")]
    [InlineData("mobility-assessment", "exercise_name=Joint Angle Mobility", "Joint Angle Mobility")]
    public async Task Every_exercise_is_taken_by_both_routes_with_and_without_the_slash(string activity, string fields, string exercise)
    {
        foreach (var path in new[] { "management/sessions/", "management/sessions", "sessions/", "sessions" })
        {
            using var form = await FormAsync([("user_id", "someUserId123"), ("session_name", "Früh"), .. Fields(fields)]);
            using var response = await server.SendAsync(HttpMethod.Post, $"/{activity}/{path}", form);
            var body = await response.JsonAsync();
            Assert.True(response.IsSuccessStatusCode, body.ToString());
            Shape.Check(body, """{"session_id": "id", "title": "=Früh", "status": "text", "...": ""}""");
            var id = body.GetProperty("session_id").GetString();
            Assert.Equal($"/{activity}/sessions/{id}/", response.Headers.Location?.ToString());
            var details = await server.AnswerAsync(HttpMethod.Get, $"/{activity}/sessions/{id}/");
            Shape.Check(details, $$"""{"session_id": "={{id}}", "exercise": "={{exercise}}", "title": "=Früh", "status": "text", "progress": "share", "created_at": {{DocumentedServer.CreatedAt}}, "...": ""}""");
        }
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("barbell_mass=82.5", 82.5)]
    [InlineData("barbell_mass=60&plate_diameter=0.35", 60)]
    [InlineData("measurement_system=metric", 100)]
    [InlineData("measurement_system=imperial", 99.790)]
    [InlineData("measurement_system=imperial&barbell_mass=135", 61.235)]
    public async Task The_mass_of_the_bar_is_told_in_kilograms_or_pounds(string fields, double kilograms)
    {
        var details = await LiftedAsync(fields);
        Assert.Equal(kilograms, details.GetProperty("metrics").GetProperty("barbell_weight").GetDouble(), 1e-3);
    }

    [Theory]
    [InlineData("", "ank elb hip kne sho")]
    [InlineData("body_joint_angles=all", "ank elb hip kne sho")]
    [InlineData("body_joint_angles=knee,hip", "hip kne")]
    [InlineData("body_joint_angles=ankle , elbow,  shoulder", "ank elb sho")]
    [InlineData("body_joint_angles=knee&body_joint_angles=ankle", "ank kne")]
    public async Task The_joints_limit_which_angles_come_back(string fields, string joints)
    {
        var details = await LiftedAsync(fields);
        string[] all = ["ank", "elb", "hip", "kne", "sho"];
        var shown = details.GetProperty("angles").EnumerateObject().Select(angle => angle.Name).ToHashSet();
        Assert.Equal(joints.Split(' '), all.Where(joint => shown.Overlaps(new[] { $"l{joint}_angle", $"r{joint}_angle", $"{joint}_angle" })));
    }

    [Fact]
    public async Task Without_a_name_the_title_is_the_exercise_and_the_date()
    {
        using var form = await FormAsync([("user_id", "someUserId123"), ("exercise_name", "clean_and_jerk")]);
        var body = await server.AnswerAsync(HttpMethod.Post, "/weightlifting/management/sessions/", 200, form);
        Assert.Matches(@"^Clean and Jerk \d\d/\d\d/\d{4} \d\d:\d\d$", body.GetProperty("title").GetString());
    }

    private async Task<JsonElement> LiftedAsync(string fields)
    {
        using var form = await FormAsync([("user_id", "someUserId123"), ("exercise_name", "clean"), .. Fields(fields)]);
        var id = (await server.AnswerAsync(HttpMethod.Post, "/weightlifting/management/sessions/", 200, form)).GetProperty("session_id").GetString();
        while ((await server.AnswerAsync(HttpMethod.Get, $"/sessions/{id}/status/?wait=20")).GetProperty("status").GetString() is "queued" or "processing") ;
        return await server.AnswerAsync(HttpMethod.Get, $"/weightlifting/sessions/{id}/");
    }

    private static IEnumerable<(string, string)> Fields(string text) =>
        text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')).Select(parts => (parts[0], parts[1]));

    private static async Task<MultipartFormDataContent> FormAsync((string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name);
        form.Add(new ByteArrayContent(await Clips.VideoAsync(4)), "video", "clip.mp4");
        return form;
    }
}
