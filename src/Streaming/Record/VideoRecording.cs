using Aikynetix.Pose;

namespace Aikynetix.Streaming.Record;

/// <summary>Keeps a live stream's compressed video as it came, in a Matroska file that plays up to wherever the process may have died.</summary>
/// <remarks>
/// There is no file before the first key unit. A disk that fails or is nearly full, or a stream that goes on in another codec, ends the recording and never the
/// capture: see <see cref="Problem"/>. Safe to call from any thread.
/// </remarks>
public sealed class VideoRecording : IAsyncDisposable
{
    // Between two looks at the disk: asking costs microseconds, and all cameras together stay within the usual reserve.
    private const long LookEvery = 4 << 20;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly long _keepFreeBytes;
    private readonly Func<long> _freeBytes;
    private MatroskaFile? _file;
    private VideoCodec _codec;
    private long _nextLook;
    private bool _ended;

    internal VideoRecording(string path, long keepFreeBytes, Func<long> freeBytes) =>
        (_path, _keepFreeBytes, _freeBytes) = (path, keepFreeBytes, freeBytes);

    /// <summary>Whether anything was recorded: only then there is a file.</summary>
    public bool HasVideo { get; private set; }

    /// <summary>Why the recording ended before the stream did, as a sentence for whoever runs the server; null when it did not. A missing index is no problem.</summary>
    public string? Problem { get; private set; }

    /// <summary>Prepares a recording; the file comes with the first key unit.</summary>
    /// <param name="path">A file that does not exist, in a folder that does.</param>
    /// <param name="keepFreeBytes">The recording ends before less than this is left free on the disk, 0 or more.</param>
    public static VideoRecording Create(string path, long keepFreeBytes) =>
        new(path, keepFreeBytes, () => new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace);

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
                if (!HasRoom()) return End("The disk is nearly full; the video up to here is kept. Free some space, or lower Live:KeepFreeBytes.");
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

    private bool HasRoom()
    {
        if (_file!.Length < _nextLook) return true;
        _nextLook = _file.Length + LookEvery;
        return _freeBytes() - LookEvery >= _keepFreeBytes;
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
            catch (IOException)
            {
                // Without an index and a stated length the video plays all the same, and the analysis reads all of it.
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
