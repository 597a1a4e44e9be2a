using System.Runtime.CompilerServices;

namespace Aikynetix.Sessions.Store;

/// <summary>The embedded event store: one append-only SQLite table.</summary>
/// <remarks>
/// An append takes SQLite's single write lock before it reads the stream's end, so the order of positions is the order of
/// commits and a subscriber can never pass over an event that becomes visible late. Several processes may share the file:
/// appends of this process wake its subscribers at once, those of others are found by polling.
/// </remarks>
public sealed class SqliteEventStore : IEventStore
{
    private readonly SqliteFile _file;
    private readonly TimeProvider _time;
    private readonly TimeSpan _pollInterval;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private TaskCompletionSource _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Opens or creates the store.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="time">Clock for the events' times and for polling.</param>
    /// <param name="pollInterval">How often subscribers look for events of other processes.</param>
    /// <exception cref="StoreUnavailableException">The file cannot be opened, is damaged or comes from a newer version.</exception>
    public SqliteEventStore(string path, TimeProvider time, TimeSpan pollInterval)
    {
        (_time, _pollInterval) = (time, pollInterval);
        _file = new SqliteFile(path, durable: true);
        EventTable.Create(_file);
    }

    /// <inheritdoc/>
    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        StreamName.ThrowIfNotAllowed(stream);
        NewEvent.ThrowIfNotAppendable(events);
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // SQLite blocks while the disk syncs: one pool thread at a time pays for it, never the caller's.
            var result = await Task.Run(() => Append(stream, expected, events), CancellationToken.None);
            Interlocked.Exchange(ref _appended, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task EraseAsync(string stream, long upTo, CancellationToken cancellationToken)
    {
        StreamName.ThrowIfNotAllowed(stream);
        for (var more = true; more;)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            await _turn.WaitAsync(cancellationToken);
            try
            {
                more = await Task.Run(() => _file.Write((connection, _) => EventTable.Erase(connection, stream, upTo)), CancellationToken.None);
                // What was overwritten still stands in the log, from where it would go on to stand in copies of the file.
                if (!more) await Task.Run(_file.CutLog, CancellationToken.None);
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadAsync(
        string stream, long fromRevision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StreamName.ThrowIfNotAllowed(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(fromRevision);
        var more = true;
        while (more)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var from = fromRevision;
            (var events, more) = await Task.Run(
                () => _file.Use(connection => EventTable.StreamPage(connection, stream, from)), cancellationToken);
            foreach (var one in events) yield return one;
            if (more) fromRevision = events[^1].Revision + 1;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> SubscribeAllAsync(
        long? after, IReadOnlyList<string> prefixes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        foreach (var prefix in prefixes) StreamName.ThrowIfNotAllowed(prefix);
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        var closing = _closing.Token;
        var position = after ?? 0;
        while (!closing.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Taken before looking: an append between the look and the wait then ends the wait at once.
            var appended = Volatile.Read(ref _appended).Task;
            var (events, lookedUpTo) = await NextPageAsync(position, prefixes, cancellationToken);
            foreach (var one in events) yield return one;
            if (lookedUpTo > position) position = lookedUpTo;
            else await appended.WaitAsync(_pollInterval, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Lets the append in progress finish, ends all subscriptions and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        await _turn.WaitAsync(CancellationToken.None);
        Volatile.Read(ref _appended).TrySetResult();
        _file.Dispose();
        _turn.Release();
    }

    private async Task<(IReadOnlyList<StoredEvent> Events, long LookedUpTo)> NextPageAsync(
        long after, IReadOnlyList<string> prefixes, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => _file.Use(connection => EventTable.AllPage(connection, after, prefixes)), cancellationToken);
        }
        catch (ObjectDisposedException) when (_closing.IsCancellationRequested)
        {
            return ([], after);
        }
    }

    private AppendResult Append(string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events) =>
        _file.Write((connection, _) =>
        {
            var actual = EventTable.LastRevision(connection, stream);
            if (actual != expected.Value && EventTable.FindEarlier(connection, stream, expected, events) is { } earlier) return earlier;
            if (actual != expected.Value && expected != ExpectedRevision.Any)
                throw new WrongExpectedRevisionException(stream, expected, actual);
            return EventTable.Insert(connection, stream, actual, events, _time.GetUtcNow());
        });
}
