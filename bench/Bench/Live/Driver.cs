using System.Diagnostics;
using System.Text.Json;

namespace Aikynetix.Bench.Live;

/// <summary>A client of tests/Interop in a process of its own: options as its argument, a line in, a line of JSON out.</summary>
internal sealed class Driver : IDisposable
{
    private readonly Process _process;
    private readonly string _script;

    /// <summary>Starts it.</summary>
    /// <param name="script">File name of the driver.</param>
    /// <param name="options">What it is told at its start.</param>
    public Driver(string script, object options)
    {
        _script = script;
        var folder = Path.Combine(LiveClip.Root, "tests", "Interop");
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) throw new InvalidOperationException("The clients are missing: npm ci --prefix tests/Interop");
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script), JsonSerializer.Serialize(options)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        })!;
    }

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What it says next.</summary>
    public async Task<JsonElement> ReadAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line ? JsonElement.Parse(line) : throw new InvalidOperationException($"{_script} is gone.");

    /// <summary>What it says next with that member; what comes before is kept.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadUntilAsync(string member, CancellationToken cancellationToken)
    {
        var said = new List<JsonElement>();
        while (await ReadAsync(cancellationToken) is var one && !one.TryGetProperty(member, out _)) said.Add(one);
        return said;
    }

    /// <summary>Tells it something.</summary>
    public async Task TellAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    /// <summary>Asks it something.</summary>
    public async Task<JsonElement> AskAsync(string line, CancellationToken cancellationToken)
    {
        await TellAsync(line, cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
