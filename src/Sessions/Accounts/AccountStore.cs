using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Accounts;

/// <summary>How the journals of people and keys read and write: a writer finds its own write.</summary>
internal sealed class AccountStore(IEventStore store, ReadModel model, ProjectionRunner runner, TimeProvider time)
{
    /// <summary>Held by whoever decides by what is there: whether another admin key is left, whether a person is still one of ours.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public DateTimeOffset Now => time.GetUtcNow();

    public IEventStore Events => store;

    public ReadModel Rows => model;

    public Task AppendToUserAsync(string userUid, ExpectedRevision expected, IFact fact, CancellationToken cancellationToken) =>
        AppendAsync(StreamNames.User(userUid), expected, cancellationToken, fact);

    public async Task AppendAsync(string stream, ExpectedRevision expected, CancellationToken cancellationToken, params IFact[] facts)
    {
        var stored = await store.AppendAsync(stream, expected, [.. facts.Select(FactFormat.Write)], cancellationToken);
        await runner.WaitForAsync(stored.Position, cancellationToken);
    }
}
