using Aikynetix.Pose;
using Aikynetix.Streaming.Flow;
using Aikynetix.Streaming.Live;
using Aikynetix.Streaming.Record;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Streaming;

/// <summary>
/// The whole flow of one live camera: compressed units → pictures → pose → sink, and → recording. It never falls behind: what cannot be
/// done in time is dropped and counted by cause, and what is shown is always the newest. Safe to call from any thread.
/// </summary>
public sealed partial class LiveCapture : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly VideoRecording? _recording;
    private readonly LiveAccount _account;
    private readonly UnitQueue _units;
    private readonly KeyRequests _keys;
    private readonly StageChannel<LivePicture> _pictures;
    private readonly LiveDecodeStage _decode;
    private CaptureClock _clock;
    private int _source;
    private bool _sourceIsNew;
    private bool _begun;
    private bool _closed;
    private bool _recordingFailed;
    private int _disposals;

    /// <summary>Begins a capture; it waits for a source.</summary>
    /// <param name="tracker">Follows the athlete; the caller disposes it after this capture.</param>
    /// <param name="findPlates">Finds weight plates now and then; null when there are none to be found.</param>
    /// <param name="sink">Takes the observations one at a time in order; while it works the newest picture waits and older ones go.</param>
    /// <param name="recording">Keeps the compressed video; the caller finishes it after <see cref="Completion"/>. Its failure does not end the capture.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">Clock of the stages; the same as that of <see cref="EncodedFrame.Received"/>.</param>
    /// <param name="log">Told of what goes wrong.</param>
    /// <exception cref="LiveDecoderUnavailableException">This machine lacks the libraries that decode.</exception>
    public LiveCapture(
        IPoseTracker tracker,
        PlateFinder? findPlates,
        Func<LiveObservation, CancellationToken, ValueTask> sink,
        VideoRecording? recording,
        LiveOptions options,
        TimeProvider time,
        ILogger log)
        : this(tracker, findPlates, sink, recording, options, time, log, OpenDecoder(options))
    {
    }

    /// <summary>Begins a capture with decoders of the caller's.</summary>
    internal LiveCapture(
        IPoseTracker tracker,
        PlateFinder? findPlates,
        Func<LiveObservation, CancellationToken, ValueTask> sink,
        VideoRecording? recording,
        LiveOptions options,
        TimeProvider time,
        ILogger log,
        Func<VideoCodec, IPictureDecoder> open)
    {
        (_time, _log, _recording, _clock) = (time, log, recording, new CaptureClock(time));
        _account = new LiveAccount(time);
        _units = new UnitQueue(options.QueueUnits, options.QueueBytes, _account.Drop);
        _keys = new KeyRequests(options.KeyRequestInterval, time, log);
        _pictures = StageChannel<LivePicture>.Live(1, _ => _account.Drop(DropCause.Superseded));
        _decode = new LiveDecodeStage(_units, _pictures, _account, _keys, open, Record, time, log);
        Completion = RunAsync(new LiveObserveStage(tracker, findPlates, options.PlateInterval, sink, _account, time, log), _stop);
    }

    /// <summary>Ends when everything is delivered after <see cref="Complete"/>, or all is abandoned; faults when the sink does, with its failure.</summary>
    public Task Completion { get; }

    /// <summary>Where the units went so far: received = analyzed + dropped by cause + in flight at every moment, and nothing is in flight at the end.</summary>
    public FrameLedger Ledger => _account.Ledger;

    /// <summary>Speeds and sizes at this moment.</summary>
    public LiveCaptureStatistics Statistics => _account.Statistics;

    /// <summary>
    /// A new connection takes over, the first or another: its media clock is placed on the capture's clock by arrival, it begins with a key
    /// unit, and units of those before it are refused from now on.
    /// </summary>
    /// <param name="requestKeyFrame">Asks the camera for a key picture; called from any thread, must neither wait nor call back.</param>
    /// <returns>Number of the source, for <see cref="Offer"/>.</returns>
    public int BeginSource(Action requestKeyFrame)
    {
        lock (_lock)
        {
            _keys.Turn(requestKeyFrame);
            _clock.BeginSource();
            _sourceIsNew = true;
            return ++_source;
        }
    }

    /// <summary>Hands a unit over; never waits, and bad data only gets counted.</summary>
    /// <param name="source">Who sends it; a unit of an older source, or after the end, is not even counted.</param>
    /// <param name="unit">The unit after the one before of this source.</param>
    public void Offer(int source, EncodedFrame unit)
    {
        bool taken;
        lock (_lock)
        {
            if (_closed || source != _source) return;
            _account.Receive(unit);
            taken = _units.Add(new PlacedUnit(unit, _clock.Place(unit), _sourceIsNew));
            _sourceIsNew = false;

            // The capture's time begins with the first unit that is of use.
            if (!taken && !_begun) _clock = new CaptureClock(_time);
            _begun |= taken;
        }

        if (taken) _decode.Wake();
        else _keys.Ask();
    }

    /// <summary>Says that nothing more comes; what waits is still analyzed.</summary>
    public void Complete()
    {
        lock (_lock) _closed = true;
        _decode.Complete();
    }

    /// <summary>Abandons what is still on its way, counted as such, and waits until nothing moves any more.</summary>
    public async ValueTask DisposeAsync()
    {
        var first = Interlocked.Increment(ref _disposals) == 1;
        if (first) await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (first) _stop.Dispose();
    }

    private static Func<VideoCodec, IPictureDecoder> OpenDecoder(LiveOptions options)
    {
        LiveDecoding.Require();
        return codec => new UnitDecoder(codec, options.MaxPixels);
    }

    private async Task RunAsync(LiveObserveStage observe, CancellationTokenSource stop)
    {
        try
        {
            using (observe) await observe.RunAsync(_pictures, stop).ConfigureAwait(false);
        }
        finally
        {
            // After an orderly end there is nothing left to close.
            lock (_lock) _closed = true;
            _units.Abandon();
            _decode.Complete();
            await _decode.Ended.ConfigureAwait(false);
            _pictures.Dispose();
            _account.Close();
        }
    }

    private void Record(PlacedUnit placed)
    {
        if (_recording is null || _recordingFailed || _recording.TryAppend(placed.Unit, placed.Time) || _recording.Problem is not { } problem) return;
        _recordingFailed = true;
        LogRecording(problem);
    }

    [LoggerMessage(1, LogLevel.Warning, "The recording of a live capture stopped, the capture goes on: {Problem}")]
    private partial void LogRecording(string problem);
}
