using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aikynetix.Bench.Live;

/// <summary>The real server as a process of its own, as an operator starts it: bundled model, own data folder, free ports on the loopback interface.</summary>
internal sealed partial class ServerChild : IDisposable
{
    /// <summary>Its admin key.</summary>
    public const string Key = "bench-key-0123456789abcdef";

    private readonly Process _process;
    private readonly string _folder;
    private readonly HttpClient _http;

    private ServerChild(Process process, string folder, string address)
    {
        (_process, _folder, Address) = (process, folder, address);
        _http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("API-KEY", Key);
    }

    /// <summary>Its address without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Number of its process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory in use, megabytes.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts the server and waits until it listens.</summary>
    /// <param name="settings">More settings, as on the command line.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public static async Task<ServerChild> StartAsync(string[] settings, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("aiky-bench-").FullName;
        var program = Path.Combine(LiveClip.Root, "src", "Gateway", "bin", "Release", "net10.0", "Aikynetix.Gateway.dll");
        var start = new ProcessStartInfo("dotnet",
        [
            program, "run", "--urls", "http://127.0.0.1:0", "--WebRtc:Port=0", "--WebRtc:Addresses:0=127.0.0.1", "--WebRtc:MaxSessions=256", "--Ingest:MaxCaptures=256",
            .. settings,
        ])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["AIKY_DATA"] = Path.Combine(folder, "data");
        start.Environment["AIKY_ADMIN_KEY"] = Key;
        start.Environment["Demo__Enabled"] = "false";
        start.Environment["Models__Folder"] = Path.Combine(folder, "models");
        start.Environment.Remove("AIKY_MODELS");
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Listening().Match(line) is not { Success: true } match) continue;
            // The pipe must be read on, else a talkative server would stop at a full one.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new ServerChild(process, folder, match.Groups[1].Value);
        }

        throw new InvalidOperationException("The server ended at its start.");
    }

    /// <summary>What the API says of a session.</summary>
    public async Task<JsonElement> SessionAsync(string session, CancellationToken cancellationToken) =>
        JsonElement.Parse(await _http.GetByteArrayAsync($"/weightlifting/sessions/{session}/", cancellationToken));

    /// <summary>Ends the process, however busy it is with what the sessions became, and removes its data.</summary>
    public void Dispose()
    {
        _http.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>How busy the whole machine is, as <c>uptime</c> tells it.</summary>
    public static async Task<string> LoadAsync(CancellationToken cancellationToken)
    {
        var load = await File.ReadAllTextAsync("/proc/loadavg", cancellationToken);
        return $"load average {string.Join(' ', load.Split(' ')[..3])} on {Environment.ProcessorCount} cores";
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
