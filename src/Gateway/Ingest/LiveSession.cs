using System.Security.Cryptography;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.Live;
using Aikynetix.Pose;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Captures;
using Aikynetix.Streaming;
using Aikynetix.Streaming.Live;
using Aikynetix.Streaming.Record;

namespace Aikynetix.Gateway.Ingest;

/// <summary>One live capture from its first picture to the durable session: joins camera, pipeline, kinematics, record and viewers.</summary>
internal sealed class LiveSession : IAsyncDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly LiveParts _parts;
    private readonly LiveAnalyzer _analyzer;
    private readonly LiveCapture _capture;
    private readonly VideoRecording _recording;
    private readonly IPoseTracker _tracker;
    private readonly string _modelId;
    private readonly string _ingest;
    private readonly Action<LiveSession, string, Exception?> _over;
    private readonly long _opened;
    private readonly IDisposable _task;
    private CaptureRecorder? _recorder;
    private ReferencePicture? _reference;
    private LiveSource? _source;
    private ulong _lastSequence;
    private long _lastSign;
    private Task? _ending;

    /// <summary>Makes room for a capture and waits for its first camera.</summary>
    /// <param name="parts">What all captures share.</param>
    /// <param name="draft">The session that it becomes.</param>
    /// <param name="feed">What viewers see.</param>
    /// <param name="context">What the analysis knows.</param>
    /// <param name="estimator">The model.</param>
    /// <param name="ingest">How the pictures come in: <c>webrtc</c> or <c>grpc</c>.</param>
    /// <param name="over">Told once when the capture has ended: why, and what could not be kept.</param>
    /// <exception cref="LiveDecoderUnavailableException">This machine lacks the libraries that decode.</exception>
    /// <exception cref="Aikynetix.Sessions.Store.StoreUnavailableException">The disk refuses the recording.</exception>
    internal LiveSession(LiveParts parts, SessionDraft draft, LiveFeed feed, LiveContext context, IPoseEstimator estimator, string ingest, Action<LiveSession, string, Exception?> over)
    {
        LiveDecoding.Require();
        (_parts, Draft, Feed, Context, _modelId, _ingest, _over) = (parts, draft, feed, context, estimator.ModelId, ingest, over);
        _analyzer = new LiveAnalyzer(context);
        _recording = VideoRecording.Create(parts.Captures.Prepare(draft.Id), parts.Options.KeepFreeBytes);
        _tracker = estimator.StartTracking(CapturePriority.Live);
        _capture = new LiveCapture(_tracker, parts.FindPlates, TakeAsync, _recording, parts.Options, parts.Time, parts.Log);
        _opened = _lastSign = parts.Time.GetTimestamp();
        _task = parts.Tasks.Enter(draft.Id, () => EndAsync(LiveEnds.Deleted, CancellationToken.None));
        ResumeToken = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    }

    /// <summary>Id of the session, 32 lowercase hex digits.</summary>
    public string Id => Draft.Id;

    /// <summary>What was asked for.</summary>
    public SessionDraft Draft { get; }

    /// <summary>What viewers see.</summary>
    public LiveFeed Feed { get; }

    /// <summary>What the analysis knows about the movement.</summary>
    public LiveContext Context { get; }

    /// <summary>Lets a device that broke off go on with this capture; nobody can guess it.</summary>
    public string ResumeToken { get; }

    /// <summary>The last sequence number that was taken of a device that counts; 0 before the first.</summary>
    public ulong LastSequence
    {
        get
        {
            lock (_gate) return _lastSequence;
        }
    }

    /// <summary>Whether the capture is ending, or has ended.</summary>
    public bool IsEnding
    {
        get
        {
            lock (_gate) return _ending is not null;
        }
    }

    /// <summary>Where the pictures went so far.</summary>
    public FrameLedger Ledger => _capture.Ledger;

    /// <summary>How the capture runs.</summary>
    public LiveCaptureStatistics Statistics => _capture.Statistics;

    /// <summary>Ends when no picture is worked on any more; faults when the pictures could not be kept.</summary>
    internal Task Completion => _capture.Completion;

    /// <summary>How long nothing has come; zero while a camera sends.</summary>
    public TimeSpan Silence
    {
        get
        {
            lock (_gate) return _parts.Time.GetElapsedTime(_lastSign);
        }
    }

    /// <summary>How long the capture has been open.</summary>
    public TimeSpan Age => _parts.Time.GetElapsedTime(_opened);

    /// <summary>Whether a camera is connected.</summary>
    public bool IsConnected
    {
        get
        {
            lock (_gate) return _source is not null;
        }
    }

    /// <summary>Connects a camera; the one before, if any, is told that it was replaced.</summary>
    /// <param name="requestKeyFrame">Asks that camera for a picture with which decoding can begin; must not block.</param>
    /// <param name="resumes">Whether a device that counts its units goes on counting; else it begins with 1 again.</param>
    /// <returns>Where its pictures go, or null when the capture is ending.</returns>
    public LiveSource? Attach(Action requestKeyFrame, bool resumes)
    {
        LiveSource? before;
        LiveSource source;
        lock (_gate)
        {
            if (_ending is not null) return null;
            before = _source;
            _source = source = new LiveSource(this, _capture.BeginSource(requestKeyFrame));
            if (!resumes) _lastSequence = 0;
            _lastSign = _parts.Time.GetTimestamp();
        }

        before?.Replace();
        return source;
    }

    /// <summary>Ends the capture and makes its session durable; later calls wait for the first.</summary>
    /// <param name="reason">One of <see cref="LiveEnds"/>.</param>
    /// <param name="cancellationToken">Gives up waiting; the end goes on.</param>
    public Task EndAsync(string reason, CancellationToken cancellationToken)
    {
        LiveSource? source;
        Task ending;
        lock (_gate)
        {
            (source, _source) = (_source, null);
            ending = _ending ??= FinishAsync(reason, new CancellationTokenSource(EndLimit, _parts.Time));
        }

        source?.Replace();
        return ending.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the capture if nobody has.</summary>
    public ValueTask DisposeAsync() => new(EndAsync(LiveEnds.ShuttingDown, CancellationToken.None));

    internal void Take(LiveSource source, EncodedFrame frame, ulong? sequence)
    {
        lock (_gate)
        {
            if (_source != source) return;
            _lastSign = _parts.Time.GetTimestamp();
            // What was taken before is repeated by a device that did not hear so.
            if (sequence <= _lastSequence) return;
            _lastSequence = sequence ?? _lastSequence;
        }

        _capture.Offer(source.Number, frame);
    }

    internal void Detach(LiveSource source)
    {
        lock (_gate)
        {
            if (_source != source) return;
            _source = null;
            _lastSign = _parts.Time.GetTimestamp();
        }

        source.Replace();
    }

    private async ValueTask TakeAsync(LiveObservation seen, CancellationToken cancellationToken)
    {
        _reference ??= new ReferencePicture(seen.Width, seen.Height);
        _recorder ??= await _parts.Captures.BeginAsync(
            Draft, new CaptureStart(Feed.Identity.Stream, _ingest, _modelId, _reference.Width, _reference.Height), cancellationToken);
        var fitted = _reference.Fit(seen.Observation, seen.Width, seen.Height);
        // Kept before anybody sees it: what a viewer saw is never lost.
        _recorder.Append(fitted);
        var reading = _analyzer.Next(fitted, _reference.Width, _reference.Height);
        var latency = seen.Latency with { Published = _parts.Time.GetTimestamp() };
        Feed.Publish(new AngleFrame(seen.Observation.Pose, seen.Width, seen.Height, reading.Angles, reading.Validity, latency), reading.State, Ledger);
        foreach (var cue in reading.Cues) Feed.Publish(cue);
    }

    private async Task FinishAsync(string reason, CancellationTokenSource drained)
    {
        // Not under the lock of whoever ends the capture.
        await Task.Yield();
        Exception? failure = null;
        try
        {
            _capture.Complete();
            using (drained) await _capture.Completion.WaitAsync(drained.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _capture.DisposeAsync();
            _tracker.Dispose();
            using var kept = new CancellationTokenSource(EndLimit, _parts.Time);
            await KeepAsync(_capture.Completion.IsFaulted ? LiveEnds.Interrupted : reason, kept.Token);
        }
        catch (Exception cause)
        {
            failure = cause;
        }
        finally
        {
            await _recording.DisposeAsync();
            if (_recorder is not null) await _recorder.DisposeAsync();
            _task.Dispose();
            Feed.End(reason);
            _over(this, reason, failure);
        }
    }

    // What is not through in time is recovered from the spool.
    private async Task KeepAsync(string reason, CancellationToken cancellationToken)
    {
        await _recording.FinishAsync(CancellationToken.None);
        if (_recorder is null)
        {
            _parts.Captures.Discard(Id);
            return;
        }

        var ledger = Ledger;
        var end = new CaptureEnd(reason, _recording.HasVideo, ledger.Received, ledger.Analyzed, ledger.Dropped, _recording.Problem);
        await _recorder.EndAsync(end, record => LiveReplay.Analyze(record, Context), cancellationToken);
    }
}
