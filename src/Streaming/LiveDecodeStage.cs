using Aikynetix.Pose;
using Aikynetix.Streaming.Flow;
using Aikynetix.Streaming.Live;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Streaming;

/// <summary>The first half of a live capture: units wait, are decoded one after the other by whichever pool thread is free, and are recorded.</summary>
/// <remarks>No thread belongs to a capture: each unit is one piece of work, so that many cameras share few threads fairly.</remarks>
/// <param name="units">What waits.</param>
/// <param name="pictures">Where pictures go; the newest wins.</param>
/// <param name="account">The books.</param>
/// <param name="keys">Asked when a unit was lost.</param>
/// <param name="open">Opens a decoder.</param>
/// <param name="record">Keeps what was decoded; must not throw, may be slow: the picture is on its way by then.</param>
/// <param name="time">Clock of the stages.</param>
/// <param name="log">Told of what cannot be decoded.</param>
internal sealed partial class LiveDecodeStage(
    UnitQueue units,
    StageChannel<LivePicture> pictures,
    LiveAccount account,
    KeyRequests keys,
    Func<VideoCodec, IPictureDecoder> open,
    Action<PlacedUnit> record,
    TimeProvider time,
    ILogger log) : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Busy = 1;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;
    private volatile bool _complete;
    private IPictureDecoder? _decoder;
    private VideoCodec _codec;
    private long _frames;
    private bool _failing;

    /// <summary>Ends when nothing more will be decoded and the decoder is closed.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Says that units wait.</summary>
    public void Wake()
    {
        if (Interlocked.CompareExchange(ref _state, Busy, Idle) == Idle) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Says that no units come any more; those that wait are still decoded.</summary>
    public void Complete()
    {
        _complete = true;
        Wake();
    }

    /// <inheritdoc/>
    public void Execute()
    {
        // Read before the queue: what was added before completion is then seen.
        var complete = _complete;
        if (units.TryTake(out var placed))
        {
            DecodeOne(placed);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else if (complete)
        {
            // The state stays busy: nobody starts this stage again.
            _decoder?.Dispose();
            pictures.Complete();
            _ended.TrySetResult();
        }
        else
        {
            Volatile.Write(ref _state, Idle);
            Interlocked.MemoryBarrier();
            if (_complete || units.HasWaiting) Wake();
        }
    }

    private void DecodeOne(PlacedUnit placed)
    {
        VideoFrame? frame;
        var unit = placed.Unit;
        var started = time.GetTimestamp();
        try
        {
            frame = DecoderFor(unit.Codec).Decode(unit, _frames, placed.Time);
            _failing = false;
        }
        catch (Exception exception)
        {
            // Logged once a row of failures: whoever sends a stream must not be able to fill the log.
            if (!_failing) LogUndecodable(exception, unit.Codec);
            _failing = true;
            account.Drop(DropCause.Undecodable);
            if (!units.SkipToKey()) keys.Ask();
            return;
        }

        if (frame is not null) HandOn(frame, unit, started);
        else account.Drop(DropCause.NotShown);
        record(placed);
    }

    private void HandOn(VideoFrame frame, EncodedFrame unit, long started)
    {
        _frames++;
        var decoded = time.GetTimestamp();
        account.Decode(frame, time.GetElapsedTime(unit.Assembled, started), time.GetElapsedTime(started, decoded));
        pictures.TryWrite(new LivePicture(frame, unit, decoded));
    }

    private IPictureDecoder DecoderFor(VideoCodec codec)
    {
        if (_decoder is not null && _codec == codec) return _decoder;
        _decoder?.Dispose();
        _decoder = null;
        (_decoder, _codec) = (open(codec), codec);
        return _decoder;
    }

    [LoggerMessage(1, LogLevel.Information, "A {Codec} unit could not be decoded; those that refer to it are left out until a key picture")]
    private partial void LogUndecodable(Exception exception, VideoCodec codec);
}
