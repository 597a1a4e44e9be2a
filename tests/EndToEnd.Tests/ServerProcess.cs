using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>The real server as a process of its own on a free loopback port: started as an operator starts it, killed as a crash kills it.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    public const string Key = "end-to-end-admin-key";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address, Uri grpc)
    {
        (_process, Grpc) = (process, grpc);
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("API-KEY", Key);
    }

    public HttpClient Http { get; }

    /// <summary>Where gRPC is answered.</summary>
    public Uri Grpc { get; }

    public int Id => _process.Id;

    public static Task<ServerProcess> StartAsync(string dataFolder, CancellationToken cancellationToken, params string[] settings) =>
        StartAsync(dataFolder, bundledOnly: false, cancellationToken, settings);

    public static async Task<ServerProcess> StartAsync(string dataFolder, bool bundledOnly, CancellationToken cancellationToken, params string[] settings)
    {
        var process = GatewayProgram.Start(dataFolder, ["run", "--urls", "http://127.0.0.1:0", "--WebRtc:Port=0", .. settings], bundledOnly);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        var said = new List<string>();
        var addresses = new List<Uri>();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } match) addresses.Add(new Uri(match.Groups[1].Value));
            if (addresses.Count < 2) continue;
            // The pipes must be read on, else a talkative server would stop at a full one.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            process.BeginErrorReadLine();
            return new ServerProcess(process, addresses[0], addresses[1]);
        }

        throw new InvalidOperationException($"The server ended at its start:\n{string.Join('\n', said)}\n{await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>Ends the process at once, as a crash or the kernel would: no handler runs.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Asks the process to end, as an operator does.</summary>
    public async Task<int> TerminateAsync(CancellationToken cancellationToken)
    {
        // The shell's own kill: minimal systems have no program of that name.
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
