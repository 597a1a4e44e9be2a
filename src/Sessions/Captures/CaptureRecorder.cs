using Aikynetix.Biomechanics;
using Aikynetix.Pose;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Captures;

/// <summary>
/// Keeps one running capture. A frame is safe from the death of the process when <see cref="Append"/> returns; chunks go to the store in
/// the background, and a store that is slow or away costs disk, never a frame. One caller at a time.
/// </summary>
public sealed class CaptureRecorder : IAsyncDisposable
{
    private readonly CaptureFolder _folder;
    private readonly CaptureSpool _spool;
    private readonly CaptureFinish _finish;
    private readonly LeftCaptures _left;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<FrameSeries> _shipping;
    private EndNote? _end;
    private bool _atRest;

    internal CaptureRecorder(CaptureFolder folder, FrameRecorder frames, CaptureFinish finish, StoreRetry retry, LeftCaptures left, TimeProvider time)
    {
        (_folder, _finish, _left, _time) = (folder, finish, left, time);
        _spool = new CaptureSpool(folder);
        var shipper = new SpoolShipper(folder, frames, retry);
        _shipping = Task.Run(() => shipper.FollowAsync(_spool, _stop.Token), CancellationToken.None);
    }

    /// <summary>The session, 32 lowercase hex digits.</summary>
    public string SessionId => _folder.SessionId;

    /// <summary>Where the recording of the pictures goes: a file that this capture alone has, in the data folder.</summary>
    public string VideoPath => _folder.VideoPath;

    /// <summary>Frames taken.</summary>
    public long Frames => _spool.Frames;

    /// <summary>Takes a frame with one plain write to the disk (microseconds); it never waits for the store.</summary>
    /// <param name="frame">The next frame, measured in the picture size of <see cref="CaptureStart"/>.</param>
    /// <exception cref="StoreUnavailableException">
    /// The disk is full or refuses the write, as the message tells. This frame was not taken, nor will be any after it; end the capture.
    /// </exception>
    /// <exception cref="InvalidOperationException">The capture has been ended.</exception>
    /// <exception cref="ArgumentException">The frame lacks body points or has too many plates.</exception>
    public void Append(FrameObservation frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _spool.Append(frame);
    }

    /// <summary>
    /// Ends the capture: last chunk, video to blob, live analysis as version 1, then version 2 is open work. It waits for a store that is
    /// away; given up or killed meanwhile, it may be called again, and else the server finishes it as told here: within minutes of
    /// <see cref="DisposeAsync"/>, or at its next start.
    /// </summary>
    /// <param name="end">How it ended; the file at <see cref="VideoPath"/> must be closed by now.</param>
    /// <param name="live">Makes the live analysis of the frames; when it throws there is no version 1.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidDataException">What lies on the disk is not what was written; the next start saves what can be read.</exception>
    public async Task<SessionView> EndAsync(CaptureEnd end, Func<CaptureRecord, MotionAnalysis> live, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(live);
        _spool.Complete();
        _end ??= Note(end);
        var series = await _shipping.WaitAsync(cancellationToken);
        var view = await _finish.FinishAsync(
            _folder, series, _end, (_, capture, token) => Task.Run(() => live(capture), token), cancellationToken);
        _atRest = true;
        return view;
    }

    /// <summary>Lets go of the capture. One whose end is not through is finished by the server later, and one without an end as one that broke off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        await ((Task)_shipping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _spool.Dispose();
        _stop.Dispose();
        if (!_atRest) _left.Add(SessionId, _end);
    }

    // On a full disk there is no note: only the process's death before the end is through would then make it an interruption.
    private EndNote Note(CaptureEnd end)
    {
        var note = new EndNote(_time.GetUtcNow(), end);
        try
        {
            _folder.NoteEnd(note);
        }
        catch (StoreUnavailableException)
        {
        }

        return note;
    }
}
