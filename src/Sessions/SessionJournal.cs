using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions;

/// <summary>Creates sessions and tells how they stand.</summary>
/// <remarks>
/// One session is always read from its own events, so every reader sees every write; only lists come from the read models.
/// </remarks>
public sealed class SessionJournal
{
    private const int MaxListed = 100;

    private readonly IEventStore _store;
    private readonly ReadModel _model;
    private readonly ProjectionRunner _runner;
    private readonly ProgressBoard _board;
    private readonly TimeProvider _time;

    internal SessionJournal(IEventStore store, ReadModel model, ProjectionRunner runner, ProgressBoard board, TimeProvider time) =>
        (_store, _model, _runner, _board, _time) = (store, model, runner, board, time);

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

    /// <summary>Sessions, newest first.</summary>
    /// <param name="userId">Only this user's; null for everybody's.</param>
    /// <param name="olderThan">Only those created before the session of this id; null begins with the newest.</param>
    /// <param name="limit">At most so many, 1–100.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SessionView>> ListAsync(
        string? userId, string? olderThan, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxListed);
        var ids = await Task.Run(() => _model.Query(rows => SessionRows.List(rows, userId, olderThan, limit)), cancellationToken);
        var views = new List<SessionView>(ids.Count);
        foreach (var id in ids)
            if (await FindAsync(id, cancellationToken) is { } view) views.Add(view);
        return views;
    }
}
