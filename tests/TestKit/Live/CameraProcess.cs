using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Aikynetix.TestKit.Live;

/// <summary>A foreign WebRTC client in a process of its own, which speaks in lines of JSON.</summary>
public sealed class CameraProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private CameraProcess(string program, IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    private static string Interop
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aikynetix.sln"))) folder = folder.Parent;
            return Path.Combine(folder!.FullName, "tests", "Interop");
        }
    }

    /// <summary>The client on libdatachannel that sends a clip.</summary>
    public static CameraProcess LibDataChannel(string clip, double loss) =>
        OnNode("node-datachannel", "rtc-camera.mjs", clip, loss.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The client on werift that sends a clip of VP8.</summary>
    public static CameraProcess Werift(string clip) => OnNode("werift", "rtc-werift.mjs", clip);

    /// <summary>The client on aiortc that sends a moving picture, or a film.</summary>
    public static CameraProcess Aiortc(string codec, string? film = null)
    {
        // Debian's own python: another one that stands before it on the PATH has not Debian's modules.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : Find("python3");
        Assert.SkipWhen(python is null, "python3 is not installed.");
        using var probe = Process.Start(new ProcessStartInfo(python!, ["-c", "import aiortc"]) { RedirectStandardError = true })!;
        probe.WaitForExit();
        Assert.SkipUnless(probe.ExitCode == 0, "The python module aiortc is not installed: 'apt-get install python3-aiortc'.");
        return new(python!, film is null ? [Path.Combine(Interop, "rtc_camera.py"), codec] : [Path.Combine(Interop, "rtc_camera.py"), codec, film]);
    }

    /// <summary>Makes a clip of a moving test picture, 2 s at 30 pictures a second.</summary>
    public static string MakeClip(string codec)
    {
        var ffmpeg = Find("ffmpeg");
        Assert.SkipWhen(ffmpeg is null, "ffmpeg is not installed.");
        var path = Path.Combine(Path.GetTempPath(), $"aikynetix-{Guid.NewGuid():N}.{(codec == "vp8" ? "ivf" : "h264")}");
        string[] coding = codec == "vp8"
            ? ["-c:v", "libvpx", "-deadline", "realtime", "-g", "30", "-b:v", "800k"]
            : ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-profile:v", "baseline", "-g", "30", "-bsf:v", "h264_metadata=aud=insert"];
        using var made = Process.Start(ffmpeg!, ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=30", "-t", "2", "-pix_fmt", "yuv420p", .. coding, path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return path;
    }

    /// <summary>The next line that has this member.</summary>
    public async Task<JsonElement> ReadAsync(string member, CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            using var message = JsonDocument.Parse(line);
            if (message.RootElement.TryGetProperty(member, out var value)) return (member == "key" ? message.RootElement : value).Clone();
        }

        throw new InvalidOperationException($"The camera ended before it said '{member}': {await _errors}");
    }

    public async Task AnswerAsync(string answer, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { answer }).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    /// <summary>Lets the camera leave in good order.</summary>
    public void Leave() => _process.StandardInput.Close();

    /// <summary>Ends it without a goodbye.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static CameraProcess OnNode(string package, string script, params string[] arguments)
    {
        var node = Find("node");
        Assert.SkipWhen(node is null, "node is not installed.");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Interop, "node_modules", package)), $"The npm package {package} is not installed: run 'npm ci' in tests/Interop.");
        return new(node!, [Path.Combine(Interop, script), .. arguments]);
    }

    private static string? Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
