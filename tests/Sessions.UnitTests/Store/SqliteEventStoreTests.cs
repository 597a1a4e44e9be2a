using Aikynetix.Contracts;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.UnitTests.Store;

/// <summary>SQLite is an event store.</summary>
public sealed class SqliteEventStoreTests : EventStoreContract
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IEventStore> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEventStore>(new SqliteEventStore(_folder["events.db"], TimeProvider.System, TimeSpan.FromMilliseconds(20)));

    protected override IEnumerable<byte[]> Kept() => Directory.GetFiles(_folder.Path).Select(Shared);

    private static byte[] Shared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    [Fact]
    public async Task Nothing_but_erasing_changes_an_event_and_a_store_of_before_learns_it()
    {
        await (await OpenAsync(CancellationToken.None)).AppendAsync("a-1", ExpectedRevision.NoStream, [new NewEvent(Guid.NewGuid(), "x", "{}"u8.ToArray())], Cancel);
        using var file = new SqliteFile(_folder["events.db"], durable: true);
        foreach (var change in new[] { "data = x'7b7c'", "data = ''", "data = CAST(x'0000' AS TEXT), type = 'y'", "revision = 7" })
            Assert.Throws<SqliteException>(() => file.Use(connection => SqliteFile.Execute(connection, $"UPDATE events SET {change}")));
        Assert.Throws<SqliteException>(() => file.Use(connection => SqliteFile.Execute(connection, "DELETE FROM events")));

        // As the first version left it.
        file.Use(connection => SqliteFile.Execute(connection, """
            DROP TRIGGER events_never_change;
            CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
            PRAGMA user_version=1;
            """));
        await using var store = await OpenAsync(CancellationToken.None);
        await store.EraseAsync("a-1", 0, Cancel);
        Assert.True((await store.ReadAsync("a-1", 0, Cancel).SingleAsync(Cancel)).IsErased);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
