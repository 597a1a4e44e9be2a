using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions;

/// <summary>
/// Deletes sessions: ends what is done for one, sets its tombstone, from which moment there is none of that id, and then removes what it had.
/// Whoever is killed before the tombstone leaves the session whole, whoever is killed behind it leaves the rest to the next start.
/// </summary>
internal sealed partial class SessionDeletion(
    IEventStore store, ProjectionRunner runner, SessionTasks tasks, SessionErasure erasure, TimeProvider time, ILogger<SessionDeletion> log)
{
    /// <summary>Deletes those of the sessions that there are.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="SessionBusyException">The live capture of one is being saved; those before it are deleted.</exception>
    /// <exception cref="StoreUnavailableException">Not all of them were deleted.</exception>
    public async Task<int> DeleteAsync(IReadOnlyList<string> sessionIds, CancellationToken cancellationToken)
    {
        var deleted = new List<string>();
        try
        {
            foreach (var id in sessionIds)
                if (await BuryAsync(id, cancellationToken)) deleted.Add(id);
        }
        finally
        {
            // Whoever asked may be gone by now.
            await EraseAsync(deleted, CancellationToken.None);
        }

        return deleted.Count;
    }

    private async Task<bool> BuryAsync(string id, CancellationToken cancellationToken)
    {
        while (await Session.LoadAsync(store, id, cancellationToken) is { } session)
        {
            if (session.Status == SessionStatus.Live)
            {
                // To its end first: a capture that has none would be recovered by the next start, and that has to find the session.
                await tasks.EndAsync(id, cancellationToken);
                session = await Session.LoadAsync(store, id, cancellationToken);
                if (session is null) return false;
                if (session.Status == SessionStatus.Live) throw new SessionBusyException(id);
            }

            try
            {
                var stored = await store.AppendAsync(
                    StreamNames.Session(id), ExpectedRevision.At(session.Revision), [FactFormat.Write(new SessionDeleted(time.GetUtcNow()))], cancellationToken);
                await runner.SettleAsync(stored.Position, cancellationToken);
                return true;
            }
            catch (WrongExpectedRevisionException)
            {
            }
        }

        return false;
    }

    // The sessions are gone whatever comes now, so nobody is told of trouble who could not do anything about it.
    private async Task EraseAsync(List<string> deleted, CancellationToken cancellationToken)
    {
        try
        {
            await erasure.EraseAsync(deleted, cancellationToken);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or ProjectionStoppedException)
        {
            LogPostponed(deleted.Count, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "What {Count} deleted sessions left behind cannot be removed yet, and is tried again: {Reason}")]
    private partial void LogPostponed(int count, string reason);
}
