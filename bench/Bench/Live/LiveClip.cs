using System.Diagnostics;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;

namespace Aikynetix.Bench.Live;

/// <summary>The rendered snatch at 1280×720 and 30 pictures a second in the forms that cameras want; made once and kept in artifacts/bench.</summary>
internal static class LiveClip
{
    private static readonly FilmOptions Film = new() { FramesPerSecond = 30 };

    /// <summary>The checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Annex B with access unit delimiters and the headers repeated at each of the key pictures, which come every two seconds.</summary>
    public static Task<string> H264Async(CancellationToken cancellationToken) => MakeAsync("lift.h264",
    [
        "-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-profile:v", "baseline", "-b:v", "2500k", "-maxrate", "2500k", "-bufsize", "1250k",
        "-x264-params", "aud=1:repeat-headers=1:sliced-threads=0:keyint=60:scenecut=0", "-f", "h264",
    ], cancellationToken);

    /// <summary>VP8 in IVF, a key picture every two seconds.</summary>
    public static Task<string> Vp8Async(CancellationToken cancellationToken) => MakeAsync("lift.ivf",
        ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0", "-b:v", "2500k", "-g", "60", "-f", "ivf"], cancellationToken);

    /// <summary>Motion JPEG, as browsers take it for a camera.</summary>
    public static Task<string> MotionJpegAsync(CancellationToken cancellationToken) => MakeAsync("lift.mjpeg", ["-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg"], cancellationToken);

    private static async Task<string> MakeAsync(string name, string[] form, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "bench")).FullName;
        var (film, clip) = (Path.Combine(folder, "lift.mp4"), Path.Combine(folder, name));
        if (File.Exists(clip)) return clip;
        if (!File.Exists(film))
        {
            Console.WriteLine("rendering the lift, once");
            var part = Path.Combine(folder, "lift.part.mp4");
            await new LiftFilm(LiftScript.FilmSnatch(), Film).WriteAsync(part, cancellationToken);
            File.Move(part, film);
        }

        using var ffmpeg = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-y", "-i", film, "-pix_fmt", "yuv420p", .. form, clip + ".part"]);
        await ffmpeg.WaitForExitAsync(cancellationToken);
        if (ffmpeg.ExitCode != 0) throw new InvalidOperationException($"ffmpeg could not write {clip}.");
        File.Move(clip + ".part", clip);
        return clip;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Aikynetix.sln"))) return folder.FullName;
        throw new InvalidOperationException("The benchmarks run outside a checkout.");
    }
}
