using Aikynetix.Pose;
using Aikynetix.Sessions.Store;
using Microsoft.Win32.SafeHandles;

namespace Aikynetix.Sessions.Captures;

/// <summary>Writes the frames of one capture to its folder, each with one plain write: what was written outlives the process. One writer, any readers.</summary>
internal sealed class CaptureSpool(CaptureFolder folder) : IDisposable
{
    private readonly byte[] _record = new byte[CaptureFolder.SegmentHead.Length + SpoolRecord.MaxBytes];
    private SafeFileHandle? _segment;
    private long _offset;
    private int _inSegment;
    private long _closed;
    private volatile bool _isComplete;
    private StoreUnavailableException? _failure;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Frames written.</summary>
    public long Frames { get; private set; }

    /// <summary>Segments that nothing more is written to: 0 to this, less one.</summary>
    public long Closed => Volatile.Read(ref _closed);

    /// <summary>Whether no segment comes any more; ask before <see cref="Closed"/>.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>Completes when a segment was closed or nothing more comes. Take it before you look.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Writes the frame.</summary>
    /// <exception cref="StoreUnavailableException">The disk is full or refuses the write: this frame and all after it are refused, those before are kept.</exception>
    /// <exception cref="InvalidOperationException">The capture has been ended.</exception>
    public void Append(FrameObservation frame)
    {
        if (_isComplete) throw new InvalidOperationException("This capture has been ended.");
        if (_failure is not null) throw _failure;
        var head = _segment is null ? CaptureFolder.SegmentHead : [];
        head.CopyTo(_record);
        var length = head.Length + SpoolRecord.Write(frame, _record.AsSpan(head.Length));
        try
        {
            _segment ??= Open();
            RandomAccess.Write(_segment, _record.AsSpan(0, length), _offset);
        }
        catch (Exception failure) when (DiskTrouble.Is(failure))
        {
            throw _failure = DiskTrouble.Explain(failure, "the capture ends here, and what came before is kept");
        }

        _offset += length;
        Frames++;
        if (++_inSegment == CaptureFolder.SegmentFrames) CloseSegment();
    }

    /// <summary>Says that nothing more comes; doing so twice changes nothing.</summary>
    public void Complete()
    {
        if (_isComplete) return;
        if (_inSegment > 0) CloseSegment();
        _isComplete = true;
        Signal();
    }

    public void Dispose() => _segment?.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SafeFileHandle Open() =>
        File.OpenHandle(folder.SegmentPath(_closed), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);

    private void CloseSegment()
    {
        _segment!.Dispose();
        (_segment, _offset, _inSegment) = (null, 0, 0);
        Volatile.Write(ref _closed, _closed + 1);
        Signal();
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();
}
