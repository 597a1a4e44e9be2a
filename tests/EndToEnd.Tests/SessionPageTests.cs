using System.Diagnostics;
using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>The pages of a coach in a real browser against the real server: every route that they ask is the real one.</summary>
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

        var run = await Interop.RunAsync("page-sessions.mjs", new { @base = Base(server), key = ServerProcess.Key, session, clip = Clip, dull = await DullClipAsync(), width, height, colors }, Token);
        Assert.Equal([], Lines(run, "complaints"));
        Assert.Equal([], Lines(run, "barriers"));
        Assert.All(run.GetProperty("overflow").EnumerateObject(), page => Assert.Equal(0, page.Value.GetInt32()));
        Assert.All(run.GetProperty("interactive").EnumerateObject(), page => Assert.InRange(page.Value.GetInt32(), 1, MostMilliseconds));
        Assert.All(run.GetProperty("shifts").EnumerateObject(), page => Assert.InRange(page.Value.GetDouble(), 0, MostShift));
        CheckList(run.GetProperty("seen"));
        CheckSession(run.GetProperty("seen"));
        CheckUpload(run.GetProperty("seen"));
        CheckPeople(run.GetProperty("seen"));
        CheckReference(run.GetProperty("seen").GetProperty("reference"), server);
    }

    private static string Clip => Path.Combine(GatewayProgram.Root, "assets", "demo", "jumping.mp4");

    // Nobody is in it, so its analysis ends at once.
    private async Task<string> DullClipAsync()
    {
        var path = Path.Combine(Folder, "black.mp4");
        using var ffmpeg = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "color=black:s=160x90:d=1:r=15", "-pix_fmt", "yuv420p", path]);
        await ffmpeg.WaitForExitAsync(Token);
        Assert.Equal(0, ffmpeg.ExitCode);
        return path;
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

    // 22 dull clips and the lift; one of them is deleted.
    private static void CheckList(JsonElement seen)
    {
        Assert.Equal(20, seen.GetProperty("rows").GetInt32());
        Assert.Equal(3, seen.GetProperty("older").GetInt32());
        Assert.Equal("?title=jumps", seen.GetProperty("address").GetString());
        Assert.Equal(11, seen.GetProperty("filtered").GetInt32());
        Assert.Equal(22, seen.GetProperty("kept").GetInt32());
        Assert.Equal(1, seen.GetProperty("thumbnails").GetInt32());
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
        Assert.InRange(seen.GetProperty("comments").GetInt32(), 8, 40);
        Assert.Empty(seen.GetProperty("unnamed").EnumerateArray());
        var downloads = seen.GetProperty("downloads").EnumerateArray().ToList();
        Assert.Equal([".json", ".csv", ".trc", ".mot", ".c3d", ".parquet"], downloads.Select(file => Path.GetExtension(file[0].GetString())));
        Assert.All(downloads, file => Assert.InRange(file[1].GetInt32(), 5_000, 5_000_000));
        // All curves stand in the report, seen before or not.
        Assert.Equal(seen.GetProperty("charts").GetInt32(), seen.GetProperty("drawn").GetInt32());
        Assert.InRange(seen.GetProperty("pdf").GetInt32(), 50_000, 10_000_000);
        // The same model finds the same again.
        Assert.Equal(2, seen.GetProperty("versions").GetArrayLength());
        Assert.Equal(0, seen.GetProperty("differences").GetInt32());
    }

    private static void CheckUpload(JsonElement seen)
    {
        var upload = seen.GetProperty("upload");
        var half = upload.GetProperty("half").GetInt32();
        Assert.Equal(new FileInfo(Clip).Length / 2, half);
        Assert.Equal([0, half], upload.GetProperty("offsets").EnumerateArray().Select(offset => offset.GetInt32()));
        var session = upload.GetProperty("session");
        Assert.Equal("Три прыжка", session.GetProperty("title").GetString());
        Assert.Equal("Jumping", session.GetProperty("activity").GetString());
        Assert.Equal("completed", session.GetProperty("status").GetString());
    }

    private static void CheckPeople(JsonElement seen)
    {
        var client = seen.GetProperty("client");
        // A name is text, whatever stands in it; the coach that was ticked sees its owner.
        Assert.Equal("<img src=x onerror=alert(1)>", client.GetProperty("display_name").GetString());
        Assert.Equal(171.5, client.GetProperty("height").GetDouble());
        Assert.Equal(70.5, seen.GetProperty("edited").GetProperty("weight").GetDouble());
        Assert.Equal(0, seen.GetProperty("assigned").GetInt32());
        Assert.Equal([200, 401], seen.GetProperty("statuses").EnumerateArray().Select(status => status.GetInt32()));
        Assert.StartsWith("aiky_", seen.GetProperty("token").GetString(), StringComparison.Ordinal);
        Assert.False(seen.GetProperty("tokenKept").GetBoolean());
        Assert.False(seen.GetProperty("keyKept").GetBoolean());
    }

    private static void CheckReference(JsonElement reference, ServerProcess server)
    {
        Assert.StartsWith($"curl \"{Base(server)}/weightlifting/sessions/$SESSION_ID/\"", reference.GetProperty("curl").GetString(), StringComparison.Ordinal);
        Assert.Equal("completed", reference.GetProperty("example").GetProperty("status").GetString());
        Assert.Equal(reference.GetProperty("documented").GetInt32(), reference.GetProperty("calls").GetInt32());
        Assert.Contains("patch-whip-stream-connection", reference.GetProperty("found").EnumerateArray().Select(call => call.GetString()));
    }

    private static IEnumerable<string> Lines(JsonElement run, string name) => run.GetProperty(name).EnumerateArray().Select(line => line.GetString()!);
}
