using Aikynetix.Sessions.Store;

namespace Aikynetix.Gateway.FunctionalTests.People;

/// <summary>A store that lets a test do something at the very moment before a session is stored.</summary>
internal sealed class StoreWithHook(IEventStore store) : IEventStore
{
    /// <summary>Done once, before the first event of a session is appended; null for nothing.</summary>
    public Func<Task>? BeforeSession { get; set; }

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        if (expected == ExpectedRevision.NoStream && stream.StartsWith("session-", StringComparison.Ordinal) && BeforeSession is { } before)
        {
            BeforeSession = null;
            await before();
        }

        return await store.AppendAsync(stream, expected, events, cancellationToken);
    }

    public Task EraseAsync(string stream, long upTo, CancellationToken cancellationToken) => store.EraseAsync(stream, upTo, cancellationToken);

    public IAsyncEnumerable<StoredEvent> ReadAsync(string stream, long fromRevision, CancellationToken cancellationToken) =>
        store.ReadAsync(stream, fromRevision, cancellationToken);

    public IAsyncEnumerable<StoredEvent> SubscribeAllAsync(long? after, IReadOnlyList<string> prefixes, CancellationToken cancellationToken) =>
        store.SubscribeAllAsync(after, prefixes, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
