using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Aikynetix.Streaming.UnitTests.ClipFolder))]

namespace Aikynetix.Streaming.UnitTests;

/// <summary>Small clips that ffmpeg makes when a test first asks for them, in a folder that goes when the run ends.</summary>
public sealed class ClipFolder : IDisposable
{
    private static readonly Lazy<bool> HasFfmpeg = new(() => Runs("ffmpeg") && Runs("ffprobe"));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aikynetix-clips-");
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _clips = new();

    /// <summary>A path in the folder that no other test uses.</summary>
    public string NewPath(string extension) => Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}{extension}");

    /// <summary>Skips the test where there is no ffmpeg.</summary>
    public static void RequireFfmpeg() => Assert.SkipUnless(HasFfmpeg.Value, "ffmpeg and ffprobe are not on the PATH");

    /// <summary>Makes a clip once per run; the same arguments give the same file.</summary>
    /// <param name="extension">Of the file, with its dot; it chooses the container.</param>
    /// <param name="arguments">What stands between <c>ffmpeg</c> and the file, separated by single blanks.</param>
    public Task<string> MakeAsync(string extension, string arguments)
    {
        RequireFfmpeg();
        return _clips.GetOrAdd(extension + arguments, _ => new Lazy<Task<string>>(async () =>
        {
            var path = NewPath(extension);
            await OutputAsync("ffmpeg", ["-v", "error", "-nostdin", .. arguments.Split(' '), path]);
            return path;
        })).Value;
    }

    /// <summary>A moving test picture as H.264 in MP4.</summary>
    public Task<string> MakeMp4Async(string size = "64x48", int rate = 30, double seconds = 1) => MakeAsync(
        ".mp4", FormattableString.Invariant($"-f lavfi -i testsrc2=s={size}:r={rate}:d={seconds} -c:v libx264 -preset ultrafast -bf 2 -pix_fmt yuv420p"));

    /// <summary>A copy of a file with other bytes.</summary>
    public async Task<string> AlterAsync(string path, Func<byte[], byte[]> change)
    {
        var altered = NewPath(Path.GetExtension(path));
        await File.WriteAllBytesAsync(altered, change(await File.ReadAllBytesAsync(path, Cancel)), Cancel);
        return altered;
    }

    /// <summary>A copy of an MP4 whose track header carries this display matrix (ISO 14496-12: a b 0, c d 0, 0 0 1).</summary>
    public Task<string> TurnAsync(string path, int a, int b, int c, int d) => AlterAsync(path, bytes =>
    {
        var matrix = bytes.AsSpan().IndexOf("tkhd"u8) + 44;
        int[] values = [a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(matrix + (4 * i)), values[i]);
        return bytes;
    });

    /// <summary>What a player would show: the presentation time of every frame in clock ticks, in the order of showing.</summary>
    public static async Task<(long[] Times, int Numerator, int Denominator)> ShownTimesAsync(string path)
    {
        string[] question = ["-v", "error", "-select_streams", "v:0", "-of", "csv=p=0", path];
        var unit = (await OutputAsync("ffprobe", ["-show_entries", "stream=time_base", .. question])).Split('\n')[0].Trim().TrimEnd(',').Split('/');
        var frames = await OutputAsync("ffprobe", ["-show_entries", "frame=best_effort_timestamp", .. question]);
        var times = frames.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => long.Parse(line.Trim().TrimEnd(',')));
        return ([.. times], int.Parse(unit[0]), int.Parse(unit[1]));
    }

    /// <summary>How many processes have this text in their command line.</summary>
    public static int ProcessesNaming(string text)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are listed by /proc");
        return Directory.EnumerateDirectories("/proc").Count(process => int.TryParse(Path.GetFileName(process), out _) && Names(process));

        bool Names(string process)
        {
            try
            {
                return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(text, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
            catch (UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What a program prints; the test fails when the program does.</summary>
    public static async Task<string> OutputAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await errors}");
        return output;
    }

    private static bool Runs(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["-version"]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
