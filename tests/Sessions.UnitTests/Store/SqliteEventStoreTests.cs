using Aikynetix.Contracts;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.UnitTests.Store;

/// <summary>SQLite is an event store.</summary>
public sealed class SqliteEventStoreTests : EventStoreContract
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IEventStore> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEventStore>(new SqliteEventStore(_folder["events.db"], TimeProvider.System, TimeSpan.FromMilliseconds(20)));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
