using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.UnitTests.Captures;

/// <summary>A store behind a line that a test can cut.</summary>
internal sealed class UnreachableStore(IEventStore store) : IEventStore
{
    private volatile bool _isCut;
    private volatile bool _losesAnswers;
    private TaskCompletionSource _refused = New();

    /// <summary>What the names of the streams have in common that a cut line keeps out; all unless set.</summary>
    public string Streams { get; set; } = "";

    /// <summary>What happens just before a stream is erased; null for nothing.</summary>
    public Func<string, Task>? BeforeErase { get; set; }

    /// <summary>Completes when an append was refused.</summary>
    public Task Refused => _refused.Task;

    /// <summary>Nothing gets through any more.</summary>
    public void Cut()
    {
        _refused = New();
        _isCut = true;
    }

    /// <summary>Appends get through, but no answer comes back.</summary>
    public void LoseAnswers()
    {
        _refused = New();
        _losesAnswers = true;
    }

    public void Mend() => _isCut = _losesAnswers = false;

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        if (!IsCut(stream))
        {
            var result = await store.AppendAsync(stream, expected, events, cancellationToken);
            if (!_losesAnswers) return result;
        }

        _refused.TrySetResult();
        throw new StoreUnavailableException("The line is cut.", diskFull: false);
    }

    public async Task EraseAsync(string stream, long upTo, CancellationToken cancellationToken)
    {
        if (!IsCut(stream))
        {
            if (BeforeErase is { } before) await before(stream);
            await store.EraseAsync(stream, upTo, cancellationToken);
            return;
        }

        _refused.TrySetResult();
        throw new StoreUnavailableException("The line is cut.", diskFull: false);
    }

    public IAsyncEnumerable<StoredEvent> ReadAsync(string stream, long fromRevision, CancellationToken cancellationToken) =>
        IsCut(stream) ? throw new StoreUnavailableException("The line is cut.", diskFull: false) : store.ReadAsync(stream, fromRevision, cancellationToken);

    public IAsyncEnumerable<StoredEvent> SubscribeAllAsync(long? after, IReadOnlyList<string> prefixes, CancellationToken cancellationToken) =>
        store.SubscribeAllAsync(after, prefixes, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private bool IsCut(string stream) => _isCut && stream.Contains(Streams, StringComparison.Ordinal);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
