using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Aikynetix.Streaming.Decode;

/// <summary>One run of ffmpeg or ffprobe: its input and output, the first of its complaints, and the certainty that it is gone afterwards.</summary>
internal sealed class FfmpegChild : IAsyncDisposable
{
    private const int MaxErrorBytes = 16 * 1024;
    private readonly Process _process;
    private readonly CancellationTokenSource _end = new();
    private readonly Task<string> _errors;

    private FfmpegChild(Process process, bool isFed)
    {
        _process = process;
        _errors = ReadErrorsAsync(process.StandardError.BaseStream, _end.Token);
        PipeCapacity.Widen(Output);
        if (isFed) PipeCapacity.Widen(Input);
        else process.StandardInput.Close();
    }

    /// <summary>What the child reads, where it was started to be fed; close it to tell that there is no more.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>What the child writes; ends when the child does.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts the program with exactly these arguments: no shell, no splitting.</summary>
    /// <param name="program">A path, or a name to be found on the PATH.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="isFed">Whether <see cref="Input"/> will be written; without, the child finds it closed.</param>
    /// <exception cref="DecoderUnavailableException">The program is not there or may not be run.</exception>
    public static FfmpegChild Start(string program, IEnumerable<string> arguments, bool isFed = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            return new FfmpegChild(Process.Start(start)!, isFed);
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DecoderUnavailableException(program, exception);
        }
    }

    /// <summary>Ends the child at once, and whatever it started where the program is a wrapper; that also ends every read of its output.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException)
        {
            // It, or something that it had started, ended at this very moment.
        }
    }

    /// <summary>Waits for the child to end by itself.</summary>
    /// <returns>Its exit code, and the beginning of what it wrote to standard error.</returns>
    public async ValueTask<(int Code, string Errors)> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return (_process.ExitCode, await _errors.WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Kills the child if it still runs, and reaps it.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await _end.CancelAsync().ConfigureAwait(false);
        await _errors.ConfigureAwait(false);
        _process.Dispose();
        _end.Dispose();
    }

    private static async Task<string> ReadErrorsAsync(Stream errors, CancellationToken cancellationToken)
    {
        var kept = new byte[MaxErrorBytes];
        var length = 0;
        try
        {
            for (int read; (read = await errors.ReadAsync(kept.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0;) length += read;

            // A child whose complaints nobody reads stands still, so the rest is read and forgotten.
            await errors.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The child is gone; something else holds its pipe.
        }

        return Encoding.UTF8.GetString(kept, 0, length);
    }
}
