using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions.Captures;

/// <summary>Begins live captures. A session exists from its first frame on, and from then on no death of the process loses a frame.</summary>
public sealed class CaptureJournal
{
    /// <summary>Error code of a session whose capture broke off.</summary>
    public const string InterruptedCode = SessionView.InterruptedCode;

    private readonly string _root;
    private readonly IEventStore _store;
    private readonly FrameJournal _frames;
    private readonly CaptureFinish _finish;
    private readonly StoreRetry _retry;
    private readonly LeftCaptures _left;
    private readonly ProjectionRunner _runner;
    private readonly ServerIdentity _server;
    private readonly TimeProvider _time;

    internal CaptureJournal(
        string root, IEventStore store, FrameJournal frames, CaptureFinish finish, StoreRetry retry, LeftCaptures left,
        ProjectionRunner runner, ServerIdentity server, TimeProvider time) =>
        (_root, _store, _frames, _finish, _retry, _left, _runner, _server, _time) = (root, store, frames, finish, retry, left, runner, server, time);

    /// <summary>Makes room on the disk for a capture that may come to be: its video begins before its first frame is known.</summary>
    /// <param name="sessionId">From <see cref="SessionId.New"/>; the capture must come under it, or be discarded.</param>
    /// <returns>Where the recording of the pictures goes, as <see cref="CaptureRecorder.VideoPath"/>.</returns>
    /// <exception cref="StoreUnavailableException">The disk refuses it.</exception>
    public string Prepare(string sessionId)
    {
        var folder = new CaptureFolder(_root, sessionId);
        folder.Create();
        return folder.VideoPath;
    }

    /// <summary>Gives up what was prepared and never begun.</summary>
    /// <exception cref="StoreUnavailableException">The disk refuses it; the next start removes it.</exception>
    public void Discard(string sessionId) => new CaptureFolder(_root, sessionId).Remove();

    /// <summary>Makes the session durable with status live. Call it when there is a first frame: a session without any is none.</summary>
    /// <param name="draft">The session; its video comes at the end.</param>
    /// <param name="start">What is known of the capture.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <returns>What takes the frames; dispose it when the capture was ended.</returns>
    /// <exception cref="StoreUnavailableException">Nothing was begun.</exception>
    /// <exception cref="ArgumentException">The id is not one of <see cref="SessionId.New"/>.</exception>
    /// <exception cref="WrongExpectedRevisionException">There is a session of that id.</exception>
    public async Task<CaptureRecorder> BeginAsync(SessionDraft draft, CaptureStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(start);
        if (!SessionId.IsValid(draft.Id)) throw new ArgumentException("A session id is 32 lowercase hex digits.", nameof(draft));
        var now = _time.GetUtcNow();
        var stream = StreamNames.LiveFrames(draft.Id);
        var started = new CaptureStarted(now, _server.Process, start.Stream, start.Ingest, start.ModelId, start.Width, start.Height, stream);
        var folder = new CaptureFolder(_root, draft.Id);
        // The folder first: one without a session is rubbish, a session without its folder would have nowhere to put a frame.
        folder.Create();
        AppendResult stored;
        try
        {
            stored = await _store.AppendAsync(
                StreamNames.Session(draft.Id), ExpectedRevision.NoStream, [FactFormat.Write(draft.ToFact(now)), FactFormat.Write(started)],
                cancellationToken);
        }
        catch (Exception failure) when (failure is not WrongExpectedRevisionException)
        {
            folder.Remove();
            throw;
        }

        await _runner.SettleAsync(stored.Position, cancellationToken);
        return new CaptureRecorder(folder, _frames.Record(stream), _finish, _retry, _left, _time);
    }
}
