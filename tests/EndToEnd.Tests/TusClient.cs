using System.Diagnostics;
using System.Text.Json;

namespace Aikynetix.EndToEnd.Tests;

/// <summary>One run of the real tus-js-client as a process of its own, which a test may kill.</summary>
internal sealed class TusClient : IDisposable
{
    private readonly Process _process;

    private TusClient(Process process) => _process = process;

    /// <summary>How much of the file the client knows to be there, 0–1; −1 before it knows of anything.</summary>
    public double Share { get; private set; } = -1;

    /// <summary>The session that the upload became; null before.</summary>
    public string? Session { get; private set; }

    public bool HasExited => _process.HasExited;

    public static TusClient Start(object options)
    {
        Interop.NeedNode();
        var start = new ProcessStartInfo("node", ["tus-upload.mjs", JsonSerializer.Serialize(options)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Interop.Folder,
        };
        return new TusClient(Process.Start(start) ?? throw new InvalidOperationException("The client did not start."));
    }

    /// <summary>Reads what the client says until its file has come as far as wanted, or the client has ended.</summary>
    /// <returns>Whether it still runs.</returns>
    public async Task<bool> ReachAsync(double share, CancellationToken cancellationToken)
    {
        while (Share < share && await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            var said = JsonDocument.Parse(line).RootElement;
            Share = said.GetProperty("share").GetDouble();
            if (said.TryGetProperty("session", out var session)) Session = session.GetString();
        }

        return !_process.HasExited;
    }

    /// <summary>Waits until the upload has become a session.</summary>
    public async Task<string> FinishAsync(CancellationToken cancellationToken)
    {
        await ReachAsync(double.MaxValue, cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        Assert.True(_process.ExitCode == 0, await _process.StandardError.ReadToEndAsync(cancellationToken));
        return Session ?? throw new InvalidOperationException("The client succeeded without being told a session.");
    }

    /// <summary>Ends the process at once.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
