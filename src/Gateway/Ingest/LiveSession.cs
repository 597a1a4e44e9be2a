using System.Security.Cryptography;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.Live;
using Aikynetix.Pose;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Captures;
using Aikynetix.Streaming;
using Aikynetix.Streaming.Record;

namespace Aikynetix.Gateway.Ingest;

/// <summary>One live capture from its first picture to the durable session: joins camera, pipeline, kinematics, record and viewers.</summary>
internal sealed class LiveSession
{
    private readonly Lock _gate = new();
    private readonly LiveParts _parts;
    private readonly LiveAnalyzer _analyzer;
    private readonly LiveCapture _capture;
    private readonly VideoRecording _recording;
    private readonly long _opened;
    private CaptureRecorder? _recorder;
    private LiveSource? _source;
    private long _lastSign;
    private Task? _ending;

    internal LiveSession(LiveParts parts, SessionDraft draft, LiveFeed feed, LiveContext context, IPoseTracker tracker)
    {
        (_parts, Draft, Feed, Context) = (parts, draft, feed, context);
        _analyzer = new LiveAnalyzer(context);
        _recording = VideoRecording.Create(parts.Captures.VideoPath(draft.Id));
        _capture = new LiveCapture(tracker, parts.FindPlates, TakeAsync, _recording, parts.Options, parts.Time, parts.Log);
        _opened = _lastSign = parts.Time.GetTimestamp();
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

    /// <summary>The last sequence number that a device was told was taken; 0 before the first.</summary>
    public ulong LastSequence { get; set; }

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
    /// <returns>Where its pictures go, or null when the capture is ending.</returns>
    public LiveSource? Attach(Action requestKeyFrame)
    {
        LiveSource? before;
        LiveSource source;
        lock (_gate)
        {
            if (_ending is not null) return null;
            before = _source;
            _source = source = new LiveSource(this, _capture.BeginSource(requestKeyFrame));
            _lastSign = _parts.Time.GetTimestamp();
        }

        before?.Replace();
        return source;
    }

    /// <summary>Ends the capture and makes its session durable; later calls wait for the first.</summary>
    /// <param name="reason">Why: <c>ended</c>, <c>vanished</c>, <c>interrupted</c> or <c>shutting_down</c>.</param>
    public Task EndAsync(string reason)
    {
        LiveSource? source;
        Task ending;
        lock (_gate)
        {
            (source, _source) = (_source, null);
            ending = _ending ??= Task.Run(() => FinishAsync(reason), CancellationToken.None);
        }

        source?.Replace();
        return ending;
    }

    internal void Take(LiveSource source, EncodedFrame frame)
    {
        lock (_gate)
        {
            if (_source != source) return;
            _lastSign = _parts.Time.GetTimestamp();
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
        _recorder ??= await _parts.Captures.BeginAsync(Draft, new CaptureStart(Feed.Identity.Stream), cancellationToken);
        // Kept before anybody sees it: what a viewer saw is never lost.
        _recorder.Append(seen.Observation, seen.Width, seen.Height);
        var reading = _analyzer.Next(seen.Observation, seen.Width, seen.Height);
        var latency = seen.Latency with { Published = _parts.Time.GetTimestamp() };
        Feed.Publish(new AngleFrame(seen.Observation.Pose, seen.Width, seen.Height, reading.Angles, reading.Validity, latency), reading.State, Ledger);
        foreach (var cue in reading.Cues) Feed.Publish(cue);
    }

    private async Task FinishAsync(string reason)
    {
        try
        {
            _capture.Complete();
            await _capture.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _capture.DisposeAsync();
            await _recording.FinishAsync(CancellationToken.None);
            if (_recorder is not null)
            {
                var end = new CaptureEnd(_capture.Completion.IsFaulted ? "interrupted" : reason, Ledger, _recording);
                await _recorder.EndAsync(end, record => LiveReplay.Analyze(record, Context), CancellationToken.None);
            }
        }
        finally
        {
            Feed.End(reason);
        }
    }
}
