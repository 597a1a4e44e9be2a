using Aikynetix.Pose;

namespace Aikynetix.Streaming.Record;

/// <summary>Keeps a live stream's compressed video as it came, in a Matroska file that plays up to wherever the process may have died.</summary>
/// <remarks>
/// There is no file before the first key unit. A disk that fails, or a stream that goes on in another codec, ends the recording and never the
/// capture: see <see cref="Problem"/>. Safe to call from any thread.
/// </remarks>
public sealed class VideoRecording : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private MatroskaFile? _file;
    private VideoCodec _codec;
    private bool _ended;

    private VideoRecording(string path) => _path = path;

    /// <summary>Whether anything was recorded: only then there is a file.</summary>
    public bool HasVideo { get; private set; }

    /// <summary>Why the recording ended before the stream did, as a sentence for whoever runs the server; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Prepares a recording; the file comes with the first key unit.</summary>
    /// <param name="path">A file that does not exist, in a folder that does.</param>
    public static VideoRecording Create(string path) => new(path);

    /// <summary>Appends a unit.</summary>
    /// <param name="unit">One that can be decoded after those before it.</param>
    /// <param name="captureTime">Its time on the capture's clock, which is kept in the file; never falls.</param>
    /// <returns>False when it was not kept: no key unit has come yet, or the recording has ended.</returns>
    public bool TryAppend(EncodedFrame unit, TimeSpan captureTime)
    {
        lock (_lock)
        {
            if (_ended) return false;
            try
            {
                if (_file is null && !TryBegin(unit)) return false;
                if (unit.Codec != _codec) return End($"The video went on as {unit.Codec} after {_codec}; what came before is kept.");
                _file!.Append(unit.Data.Span, unit.IsKey, captureTime);
                return HasVideo = true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return End($"The video could not be written any further: {exception.Message}");
            }
        }
    }

    /// <summary>Fills in duration and index and closes the file; nothing is appended after that. A second call does nothing.</summary>
    /// <param name="cancellationToken">Leaves the file as it is, which plays too.</param>
    public async ValueTask FinishAsync(CancellationToken cancellationToken) =>
        await Task.Run(Finish, cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the file as it is.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_lock) Close();
        return ValueTask.CompletedTask;
    }

    private bool TryBegin(EncodedFrame unit)
    {
        if (!unit.IsKey || VideoTrack.From(unit) is not { } track) return false;
        (_file, _codec) = (new MatroskaFile(_path, track), unit.Codec);
        return true;
    }

    private bool End(string problem)
    {
        Problem = problem;
        Finish();
        return false;
    }

    private void Finish()
    {
        lock (_lock)
        {
            try
            {
                _file?.Finish();
            }
            catch (IOException exception)
            {
                Problem ??= $"The video has no index: {exception.Message}";
            }
            finally
            {
                Close();
            }
        }
    }

    private void Close()
    {
        _ended = true;
        _file?.Dispose();
        _file = null;
    }
}
