using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions;

/// <summary>
/// Removes what deleted sessions had: jobs, blobs, captures, frames, what their events said, and their rows. Every step may be repeated, and only
/// when all are done does an event say so; until then the read models list the session here.
/// </summary>
internal sealed class SessionErasure(
    string captures, IEventStore store, IBlobStore blobs, ReadModel model, ProjectionRunner runner, SessionTasks tasks, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Deleted sessions of which something may be left.</summary>
    public IReadOnlyList<string> List() => model.Query(ErasureRows.Open);

    /// <summary>Removes everything that the sessions had.</summary>
    /// <param name="sessionIds">Sessions whose tombstones stand.</param>
    /// <param name="cancellationToken">Leaves the rest to the next start.</param>
    /// <exception cref="StoreUnavailableException">Something cannot be removed now; do all again.</exception>
    /// <exception cref="ProjectionStoppedException">The read models still hold the sessions.</exception>
    public async Task EraseAsync(IReadOnlyList<string> sessionIds, CancellationToken cancellationToken)
    {
        if (sessionIds.Count == 0) return;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var ends = new List<(string Id, long Revision)>(sessionIds.Count);
            foreach (var id in sessionIds) ends.Add((id, await EraseAsync(id, cancellationToken)));
            await Task.Run(model.Scrub, cancellationToken);
            foreach (var (id, revision) in ends) await SayErasedAsync(id, revision, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task SayErasedAsync(string id, long revision, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await store.AppendAsync(
                StreamNames.Session(id), ExpectedRevision.At(revision), [FactFormat.Write(new SessionErased(time.GetUtcNow()))], cancellationToken);
            await runner.SettleAsync(stored.Position, cancellationToken);
        }
        catch (WrongExpectedRevisionException)
        {
            // Its tombstone was set once more, as something of it came late: the next round takes that too.
        }
    }

    // Answers the revision up to which it knows the session.
    private async Task<long> EraseAsync(string id, CancellationToken cancellationToken)
    {
        // Nothing new begins behind the tombstone; what had begun before it must not write any more.
        await tasks.EndAsync(id, cancellationToken);
        var events = await store.ReadAsync(StreamNames.Session(id), 0, cancellationToken).ToListAsync(cancellationToken);
        var tombstone = events.First(stored => !stored.IsErased && FactFormat.Read(stored) is SessionDeleted);
        await runner.WaitForAsync(events[^1].Position, cancellationToken);

        foreach (var job in model.Query(rows => JobRows.StreamsOf(rows, id))) await store.EraseAsync(job, long.MaxValue, cancellationToken);
        // A job that was begun at the last moment has lost its claim now.
        await tasks.EndAsync(id, cancellationToken);
        new CaptureFolder(captures, id).Remove();
        foreach (var name in await blobs.FindAsync(id, cancellationToken)) await blobs.DeleteAsync(name, cancellationToken);
        // Claims count from 1, and 0 stands for a live capture; an erased claim still has its name.
        var claims = events.Count(stored => stored.Type == FactFormat.NameOf<AnalysisClaimed>());
        for (var claim = 0; claim <= claims; claim++) await store.EraseAsync(StreamNames.Frames(id, claim), long.MaxValue, cancellationToken);
        await store.EraseAsync(StreamNames.Session(id), tombstone.Revision - 1, cancellationToken);
        return events[^1].Revision;
    }
}
