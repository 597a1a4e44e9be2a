using System.Text.Json;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>A jump goes all the way: rendered, uploaded, decoded, tracked by our own model, measured, and told as one jump.</summary>
public sealed class BundledJumpTests : EndToEndTest
{
    private static readonly JumpScript Script = JumpScript.Of(1.75, JumpPlan.Reference with { Swing = true });

    private static readonly FilmOptions Options = new()
    {
        Camera = new FilmCamera(640, 360) { Distance = 5, MetersPerPixel = 0.0072f, EyeHeight = 1.12f },
        From = 0.3,
        Look = FigureLook.Number(2),
    };

    [Fact]
    public async Task A_rendered_jump_is_uploaded_and_told_as_one_jump_of_its_height()
    {
        NeedFfmpeg();
        var clip = Path.Combine(Folder, "jump.mp4");
        await new MotionFilm(Script, Options).WriteAsync(clip, Token);
        using var server = await ServerProcess.StartAsync(Folder, bundledOnly: true, Token);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("someUserId123"), "user_id" },
            { new StringContent("Countermovement Jump"), "exercise" },
            { new StreamContent(File.OpenRead(clip)), "video", Path.GetFileName(clip) },
        };
        using var answer = await server.Http.PostAsync("/jumping/management/sessions/", form, Token);
        var body = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, body);
        var session = JsonDocument.Parse(body).RootElement.GetProperty("session_id").GetString()!;

        Assert.Equal("completed", (await FinishedAsync(server, session)).GetProperty("status").GetString());
        var jump = await GetAsync(server, $"/jumping/sessions/{session}/");
        Assert.Equal(1, jump.GetProperty("segments").GetArrayLength());
        double Metric(string name) => jump.GetProperty("metrics").GetProperty(name)[0].GetDouble();
        var truth = Script.Truths[0];
        Assert.Equal(truth.Height, Metric("jump_height"), 0.06);
        Assert.Equal(truth.FlightTime, Metric("flight_time"), 0.04);
        Assert.Equal(truth.TakeOff - Options.From, Metric("takeoff"), 0.05);
    }
}
