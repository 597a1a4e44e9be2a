using System.Diagnostics;
using System.Text.Json;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>What live tests need: a rendered lift as a camera, and a browser that publishes it.</summary>
public abstract class LiveTest : EndToEndTest
{
    private static readonly FilmOptions Film = new()
    {
        FramesPerSecond = 30,
        Camera = new FilmCamera(640, 360) { Distance = 5, MetersPerPixel = 0.0082f, EyeHeight = 1.02f },
    };

    // Rendered once for all tests: it takes longer than most of them do.
    private static readonly Lazy<Task<byte[]>> Rendered = new(RenderAsync);

    /// <summary>Address of the server without a slash at its end.</summary>
    private protected static string Base(ServerProcess server) => server.Http.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>Renders the lift as the file that a browser takes for its camera.</summary>
    protected async Task<string> CameraAsync()
    {
        NeedFfmpeg();
        var camera = Path.Combine(Folder, "camera.y4m");
        if (File.Exists(camera)) return camera;
        var film = Path.Combine(Folder, "film.mp4");
        await File.WriteAllBytesAsync(film, await Rendered.Value.WaitAsync(Token), Token);
        using var ffmpeg = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-i", film, "-pix_fmt", "yuv420p", camera]);
        await ffmpeg.WaitForExitAsync(Token);
        Assert.Equal(0, ffmpeg.ExitCode);
        return camera;
    }

    /// <summary>Publishes the camera from Chromium on the stream "camera" and follows the session on the hub.</summary>
    private protected async Task<JsonElement> PublishAsync(ServerProcess server, object more)
    {
        var options = JsonSerializer.SerializeToNode(more)!.AsObject();
        options["base"] = Base(server);
        options["key"] = ServerProcess.Key;
        options["stream"] = "camera";
        options["camera"] = await CameraAsync();
        return await Interop.RunAsync("browser-publish.mjs", options, Token);
    }

    private static async Task<byte[]> RenderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aiky-film-");
        try
        {
            var film = Path.Combine(folder.FullName, "film.mp4");
            await new LiftFilm(LiftScript.FilmSnatch(), Film).WriteAsync(film, CancellationToken.None);
            return await File.ReadAllBytesAsync(film, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
