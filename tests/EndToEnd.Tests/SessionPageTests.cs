using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>The pages of a coach in a real browser: a session of the real server with its video and curves; what needs many things at once is answered by the driver.</summary>
public sealed class SessionPageTests : LiveTest
{
    // Of a second, by the page's own clock; a machine that is busy with other tests gets more.
    private const int MostMilliseconds = 5_000;
    private const double MostShift = 0.1;

    [Theory]
    [InlineData(1440, 900, "light")]
    [InlineData(390, 844, "dark")]
    public async Task A_coach_finds_a_session_moves_its_video_by_a_curve_uploads_compares_and_manages(int width, int height, string colors)
    {
        Interop.NeedChromium();
        NeedFfmpeg();
        Assert.SkipUnless(File.Exists(Path.Combine(GatewayProgram.Root, "artifacts", "web", "sessions", "index.html")), "the pages are not built; ./aiky test builds them");
        using var server = await ServerProcess.StartAsync(Folder, bundledOnly: true, Token);
        var session = await DemoClipAsync(server);
        Assert.Equal("completed", (await FinishedAsync(server, session)).GetProperty("status").GetString());

        var run = await Interop.RunAsync("page-sessions.mjs", new { @base = Base(server), key = ServerProcess.Key, session, width, height, colors }, Token);
        Assert.Equal([], Lines(run, "complaints"));
        Assert.Equal([], Lines(run, "barriers"));
        Assert.All(run.GetProperty("overflow").EnumerateObject(), page => Assert.Equal(0, page.Value.GetInt32()));
        Assert.All(run.GetProperty("interactive").EnumerateObject(), page => Assert.InRange(page.Value.GetInt32(), 1, MostMilliseconds));
        Assert.All(run.GetProperty("shifts").EnumerateObject(), page => Assert.InRange(page.Value.GetDouble(), 0, MostShift));
        CheckList(run.GetProperty("seen"));
        CheckSession(run.GetProperty("seen"));
        CheckUpload(run.GetProperty("seen"));
        CheckSecrets(run.GetProperty("seen"));
    }

    // The clip that the pages carry for those who have no camera.
    private static async Task<string> DemoClipAsync(ServerProcess server)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("someUserId123"), "user_id" },
            { new StringContent("snatch"), "exercise_name" },
            { new StreamContent(File.OpenRead(Path.Combine(GatewayProgram.Root, "web", "public", "demo", "lift.webm"))), "video", "lift.webm" },
        };
        using var answer = await server.Http.PostAsync("/weightlifting/management/sessions/", form, Token);
        var body = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("session_id").GetString()!;
    }

    private static void CheckList(JsonElement seen)
    {
        Assert.Equal(20, seen.GetProperty("rows").GetInt32());
        Assert.Equal(13, seen.GetProperty("older").GetInt32());
        Assert.Equal("?title=jumps", seen.GetProperty("address").GetString());
        Assert.InRange(seen.GetProperty("filtered").GetInt32(), 2, 20);
    }

    private static void CheckSession(JsonElement seen)
    {
        var pointed = seen.GetProperty("pointed");
        Assert.Equal(pointed[0].GetDouble(), pointed[1].GetDouble(), 0.05);
        // All curves show one moment.
        Assert.Equal(1, seen.GetProperty("cursors").GetInt32());
        Assert.InRange(seen.GetProperty("charts").GetInt32(), 4, 20);
        Assert.InRange(seen.GetProperty("path").GetInt32(), 20, 500);
        Assert.InRange(seen.GetProperty("intervals").GetInt32(), 3, 200);
        Assert.Equal(7, seen.GetProperty("images").GetInt32());
        Assert.EndsWith(".csv", seen.GetProperty("download").GetString(), StringComparison.Ordinal);
        // Titles and comments are text, whatever stands in them.
        Assert.Equal(0, seen.GetProperty("markup").GetInt32());
        Assert.Equal(0, seen.GetProperty("differences").GetInt32());
    }

    private static void CheckUpload(JsonElement seen)
    {
        var upload = seen.GetProperty("upload");
        Assert.Equal(9 << 20, upload.GetProperty("bytes").GetInt32());
        Assert.Equal(1, upload.GetProperty("breaks").GetInt32());
        Assert.Equal("Путь штанги", upload.GetProperty("metadata").GetProperty("session_name").GetString());
        Assert.Equal("weightlifting", upload.GetProperty("metadata").GetProperty("activity").GetString());
        Assert.Equal(171.5, seen.GetProperty("client").GetProperty("height").GetDouble());
    }

    private static void CheckSecrets(JsonElement seen)
    {
        Assert.StartsWith("aiky_", seen.GetProperty("token").GetString(), StringComparison.Ordinal);
        Assert.False(seen.GetProperty("tokenKept").GetBoolean());
        Assert.False(seen.GetProperty("keyKept").GetBoolean());
    }

    private static IEnumerable<string> Lines(JsonElement run, string name) => run.GetProperty(name).EnumerateArray().Select(line => line.GetString()!);
}
