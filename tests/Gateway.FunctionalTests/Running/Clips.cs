using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>Tiny clips made by ffmpeg once per run; a test that asks for one is skipped visibly where ffmpeg is missing.</summary>
internal static class Clips
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Made = new();
    private static readonly bool HasFfmpeg = Find("ffmpeg") && Find("ffprobe");

    /// <summary>A moving test picture, H.264 in MP4, 128×96 at 20 frames a second.</summary>
    public static Task<byte[]> VideoAsync(double seconds = 1) => MakeAsync(
        $"video-{seconds.ToString(CultureInfo.InvariantCulture)}", "mp4",
        $"-f lavfi -i testsrc=size=128x96:rate=20:duration={seconds.ToString(CultureInfo.InvariantCulture)} -c:v libx264 -pix_fmt yuv420p");

    /// <summary>The same at another rate; with a note its camera says at which rate the pictures were taken.</summary>
    public static Task<byte[]> VideoAsync(double seconds, int rate, double? captured = null) => MakeAsync(
        string.Create(CultureInfo.InvariantCulture, $"video-{seconds}-{rate}-{captured}"), "mp4",
        string.Create(CultureInfo.InvariantCulture, $"-f lavfi -i testsrc=size=128x96:rate={rate}:duration={seconds} -c:v libx264 -pix_fmt yuv420p ")
            + (captured is null ? "" : string.Create(CultureInfo.InvariantCulture, $"-movflags use_metadata_tags -metadata com.android.capture.fps={captured}")));

    /// <summary>Whatever ffmpeg makes of these arguments.</summary>
    public static Task<byte[]> OfAsync(string extension, string arguments) => MakeAsync($"{extension} {arguments}", extension, arguments);

    /// <summary>Sound without picture.</summary>
    public static Task<byte[]> SoundAsync() => MakeAsync("sound", "mp4", "-f lavfi -i sine=duration=1 -c:a aac");

    /// <summary>A moving test picture as so many JPEG pictures, as a camera sends them.</summary>
    public static async Task<byte[][]> JpegsAsync(int count)
    {
        var film = await MakeAsync(
            $"jpegs-{count.ToString(CultureInfo.InvariantCulture)}", "mjpeg",
            $"-f lavfi -i testsrc=size=128x96:rate=20 -frames:v {count.ToString(CultureInfo.InvariantCulture)} -pix_fmt yuvj420p -c:v mjpeg -q:v 5");
        int[] starts = [.. Enumerable.Range(0, film.Length - 2).Where(at => film.AsSpan(at, 3).SequenceEqual<byte>([0xFF, 0xD8, 0xFF])), film.Length];
        return [.. starts.Zip(starts.Skip(1), (from, to) => film[from..to])];
    }

    private static Task<byte[]> MakeAsync(string name, string extension, string arguments)
    {
        Assert.SkipUnless(HasFfmpeg, "ffmpeg and ffprobe are not installed, so no clip can be made.");
        return Made.GetOrAdd(name, _ => new Lazy<Task<byte[]>>(() => RunAsync(extension, arguments))).Value;
    }

    /// <summary>A moving test picture as so many units of H.264, each with its delimiter; every tenth can be decoded alone.</summary>
    public static async Task<byte[][]> UnitsAsync(int count)
    {
        var film = await MakeAsync(
            $"units-{count.ToString(CultureInfo.InvariantCulture)}", "h264",
            $"-f lavfi -i testsrc=size=128x96:rate=20 -frames:v {count.ToString(CultureInfo.InvariantCulture)} -pix_fmt yuv420p -c:v libx264 -preset ultrafast "
            + "-tune zerolatency -x264-params aud=1:repeat-headers=1:keyint=10 -f h264");
        int[] starts = [.. Enumerable.Range(0, film.Length - 4).Where(at => film.AsSpan(at, 5).SequenceEqual<byte>([0, 0, 0, 1, 9])), film.Length];
        return [.. starts.Zip(starts.Skip(1), (from, to) => film[from..to])];
    }

    private static async Task<byte[]> RunAsync(string extension, string arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"aiky-clip-{Guid.NewGuid():N}.{extension}");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ffmpeg", $"-nostdin -v error -y {arguments} \"{path}\"") { RedirectStandardError = true })!;
            var complaint = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? await File.ReadAllBytesAsync(path) : throw new InvalidOperationException($"ffmpeg: {complaint}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
