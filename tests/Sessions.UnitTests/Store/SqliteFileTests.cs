using System.Data.Common;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.UnitTests.Store;

/// <summary>The file behind the event store defends itself and says what is wrong with it.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UPDATE events SET type = 'forged'")]
    [InlineData("DELETE FROM events")]
    public async Task Stored_events_can_be_neither_changed_nor_deleted(string attack)
    {
        await using var store = Open();
        await store.AppendAsync("a-1", ExpectedRevision.NoStream, [new NewEvent(Guid.NewGuid(), "said-v1", new byte[1])], Cancel);
        using var file = new SqliteFile(_folder["events.db"], durable: true);
        var refused = Assert.ThrowsAny<DbException>(() => file.Use(connection => SqliteFile.Execute(connection, attack)));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal("said-v1", (await store.ReadAsync("a-1", 0, Cancel).SingleAsync(Cancel)).Type);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        await Open().DisposeAsync();
        using (var file = new SqliteFile(_folder["events.db"], durable: true))
            file.Use(connection => SqliteFile.Execute(connection, "PRAGMA user_version=99"));
        Assert.Contains("newer version", Assert.Throws<StoreUnavailableException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_reported_and_kept()
    {
        var text = string.Concat(Enumerable.Repeat("This is my diary. ", 200));
        File.WriteAllText(_folder["events.db"], text);
        Assert.Contains("not a database", Assert.Throws<StoreUnavailableException>(Open).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_folder["events.db"]));
    }

    [Fact]
    public async Task A_write_that_fails_half_way_leaves_nothing_and_the_store_goes_on()
    {
        await using var store = Open();
        using (var file = new SqliteFile(_folder["events.db"], durable: true))
        {
            file.Use(connection => SqliteFile.Execute(
                connection, "CREATE TRIGGER third_fails BEFORE INSERT ON events WHEN NEW.revision = 2 BEGIN SELECT RAISE(ABORT, 'injected'); END"));
            var three = Enumerable.Range(0, 3).Select(_ => new NewEvent(Guid.NewGuid(), "said-v1", new byte[10])).ToList();
            await Assert.ThrowsAnyAsync<DbException>(() => store.AppendAsync("a-1", ExpectedRevision.NoStream, three, Cancel));
            Assert.Empty(await store.ReadAsync("a-1", 0, Cancel).ToListAsync(Cancel));
            file.Use(connection => SqliteFile.Execute(connection, "DROP TRIGGER third_fails"));
            Assert.Equal(2, (await store.AppendAsync("a-1", ExpectedRevision.NoStream, three, Cancel)).Revision);
        }
    }

    private SqliteEventStore Open() => new(_folder["events.db"], TimeProvider.System, TimeSpan.FromSeconds(1));
}
