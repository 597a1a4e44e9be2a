using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions;

/// <summary>Creates sessions, tells how they stand, changes and deletes them.</summary>
/// <remarks>
/// One session is always read from its own events, so every reader sees every write; only lists come from the read models.
/// </remarks>
public sealed class SessionJournal
{
    private readonly IEventStore _store;
    private readonly ReadModel _model;
    private readonly ProjectionRunner _runner;
    private readonly ProgressBoard _board;
    private readonly SessionDeletion _deletion;
    private readonly TimeProvider _time;

    internal SessionJournal(
        IEventStore store, ReadModel model, ProjectionRunner runner, ProgressBoard board, SessionDeletion deletion, TimeProvider time) =>
        (_store, _model, _runner, _board, _deletion, _time) = (store, model, runner, board, deletion, time);

    /// <summary>Makes the session and the wish for its analysis durable in one append: when this returns, neither can be lost.</summary>
    /// <param name="draft">The session; its video must be stored already.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <exception cref="StoreUnavailableException">Nothing was created; remove the video or try again.</exception>
    /// <exception cref="ArgumentException">The id is not one of <see cref="SessionId.New"/>.</exception>
    /// <exception cref="WrongExpectedRevisionException">There is a session of that id.</exception>
    public async Task<SessionView> CreateAsync(SessionDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!SessionId.IsValid(draft.Id)) throw new ArgumentException("A session id is 32 lowercase hex digits.", nameof(draft));
        var now = _time.GetUtcNow();
        var created = draft.ToFact(now);
        var requested = new AnalysisRequested(1, now);
        var stored = await _store.AppendAsync(
            StreamNames.Session(draft.Id), ExpectedRevision.NoStream, [FactFormat.Write(created), FactFormat.Write(requested)], cancellationToken);
        await _runner.SettleAsync(stored.Position, cancellationToken);
        return SessionView.From(new Session(draft.Id, created).Apply(requested), progress: null);
    }

    /// <summary>The session of that id, or null; any text may be asked for.</summary>
    public async Task<SessionView?> FindAsync(string sessionId, CancellationToken cancellationToken) =>
        await Session.LoadAsync(_store, sessionId, cancellationToken) is { } session
            ? SessionView.From(session, _board.Get(sessionId))
            : null;

    /// <summary>Waits until the session is as wanted, then or after the given time tells how it stands.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="until">What to wait for, e.g. <see cref="SessionView.IsFinished"/>.</param>
    /// <param name="limit">Longest wait; zero or less asks once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session, whether as wanted or not; null when there is none of that id.</returns>
    public async Task<SessionView?> WaitAsync(
        string sessionId, Func<SessionView, bool> until, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(until);
        var started = _time.GetTimestamp();
        while (true)
        {
            // Taken before looking: a change between the look and the wait then ends the wait at once.
            var moved = _runner.NextMove;
            var view = await FindAsync(sessionId, cancellationToken);
            var left = limit - _time.GetElapsedTime(started);
            if (view is null || until(view) || left <= TimeSpan.Zero) return view;
            await moved.WaitAsync(left, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>One page of the sessions that are looked for, newest first.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="UnknownSessionException">The page begins or ends at a session that there never was; one deleted since is fine.</exception>
    public async Task<SessionPage> ListAsync(SessionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, SessionQuery.MaxLimit);
        var below = await PositionAsync(query.StartAfterId, cancellationToken);
        var above = await PositionAsync(query.EndBeforeId, cancellationToken);
        var (ids, total) = await Task.Run(
            () => _model.Query(rows => (SessionRows.Page(rows, query, below, above), SessionRows.Count(rows, query))), cancellationToken);
        var views = new List<SessionView>(ids.Count);
        foreach (var id in ids)
            if (await FindAsync(id, cancellationToken) is { } view) views.Add(view);
        return new SessionPage(views, total);
    }

    /// <summary>Gives the session another title.</summary>
    /// <returns>The session as it is now; null when there is none of that id.</returns>
    /// <exception cref="StoreUnavailableException">Nothing was changed.</exception>
    public async Task<SessionView?> RenameAsync(string sessionId, string title, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        var renamed = await AppendAsync(sessionId, _ => new SessionRenamed(title), cancellationToken);
        return renamed is null ? null : SessionView.From(renamed, _board.Get(sessionId));
    }

    /// <summary>Asks for one more analysis; those that there are stay as they are.</summary>
    /// <returns>The version that it will be; null when there is no session of that id.</returns>
    /// <exception cref="SessionBusyException">One is in work, or the live capture runs.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was asked for.</exception>
    public async Task<int?> ReanalyzeAsync(string sessionId, CancellationToken cancellationToken)
    {
        var asked = await AppendAsync(
            sessionId,
            session => session.Status is SessionStatus.Queued or SessionStatus.Processing or SessionStatus.Live
                ? throw new SessionBusyException(sessionId)
                : new AnalysisRequested(session.Version + 1, _time.GetUtcNow()),
            cancellationToken);
        return asked?.Version;
    }

    /// <summary>
    /// Deletes the session for good: its live capture and its analysis are ended, then it is gone, and then all that it had: video, analyses,
    /// pictures, frames, and what its events said. What cannot be removed at once is removed later, at the next start at the latest.
    /// </summary>
    /// <returns>Whether there was a session of that id.</returns>
    /// <exception cref="SessionBusyException">Its live capture broke off and is being saved; try again in a minute.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was deleted.</exception>
    public async Task<bool> DeleteAsync(string sessionId, CancellationToken cancellationToken) =>
        await _deletion.DeleteAsync([sessionId], cancellationToken) > 0;

    /// <summary>Deletes all sessions of one user likewise.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="SessionBusyException">A live capture of theirs broke off and is being saved; try again in a minute.</exception>
    /// <exception cref="StoreUnavailableException">Not all of them were deleted.</exception>
    public async Task<int> DeleteAllOfAsync(string userUid, CancellationToken cancellationToken)
    {
        var ids = await Task.Run(() => _model.Query(rows => SessionRows.Of(rows, userUid)), cancellationToken);
        return await _deletion.DeleteAsync(ids, cancellationToken);
    }

    // From the store, which knows the place of a session that was deleted since the page before was read.
    private async Task<long?> PositionAsync(string? sessionId, CancellationToken cancellationToken)
    {
        if (sessionId is null) return null;
        if (SessionId.IsValid(sessionId))
            await foreach (var first in _store.ReadAsync(StreamNames.Session(sessionId), 0, cancellationToken)) return first.Position;
        throw new UnknownSessionException(sessionId);
    }

    private async Task<Session?> AppendAsync(string sessionId, Func<Session, IFact> next, CancellationToken cancellationToken)
    {
        while (await Session.LoadAsync(_store, sessionId, cancellationToken) is { } session)
        {
            var fact = next(session);
            try
            {
                var stored = await _store.AppendAsync(
                    StreamNames.Session(sessionId), ExpectedRevision.At(session.Revision), [FactFormat.Write(fact)], cancellationToken);
                await _runner.SettleAsync(stored.Position, cancellationToken);
                return session.Apply(fact) with { Revision = stored.Revision };
            }
            catch (WrongExpectedRevisionException)
            {
            }
        }

        return null;
    }
}
