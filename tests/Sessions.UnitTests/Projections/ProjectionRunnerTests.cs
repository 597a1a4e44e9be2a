using System.Text;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aikynetix.Sessions.UnitTests.Projections;

/// <summary>The read models follow the events exactly, or stop and say so.</summary>
public sealed class ProjectionRunnerTests : IAsyncLifetime
{
    // Read models that never get there must fail their test, not hang it.
    private const int WatchdogMs = 60_000;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private SqliteEventStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _store = new SqliteEventStore(_folder["events.db"], TimeProvider.System, TimeSpan.FromMilliseconds(20));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task Stopped_and_resumed_under_sixteen_writers_it_applies_each_event_once_and_in_order()
    {
        const int Writers = 16, Each = 40;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < Each; i++)
                    await _store.AppendAsync($"user-{writer}", ExpectedRevision.At(i - 1), [FactFormat.Write(new UserChanged(default, $"{i}"))], Cancel);
            },
            Cancel)));
        for (var stop = 100; stop <= 500; stop += 100)
        {
            using var interrupted = new ReadModel(_folder["read-model.db"], [new Diary()]);
            await using var runner = Start(interrupted);
            await runner.WaitForAsync(stop, Cancel);
        }

        await writing;
        using var model = new ReadModel(_folder["read-model.db"], [new Diary()]);
        await using var last = Start(model);
        await last.WaitForAsync(Writers * Each, Cancel);
        var expected = await _store.SubscribeAllAsync(null, [], Cancel).Take(Writers * Each).Select(stored => stored.Position).ToListAsync(Cancel);
        Assert.Equal(expected, model.Query(Diary.Read));
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task Read_models_built_at_once_equal_those_that_grew()
    {
        await using (var server = await Server.StartAsync(_folder, _time))
        {
            var random = new Random(3);
            for (var i = 0; i < 30; i++)
            {
                var user = $"user{random.Next(5)}";
                if (await server.Accounts.FindUserAsync(user, Cancel) is null) await server.Accounts.CreateUserAsync(new UserProfile(user) { Age = i }, Cancel);
                else await server.Accounts.ChangeUserAsync(new UserProfile(user) { HeightCm = 100 + i }, Cancel);
                await server.Accounts.AssignAsync(AccountJournal.DemoUser, user, Cancel);
                await server.Sessions.CreateAsync(Server.Draft(user: user), Cancel);
                var key = await server.Keys.CreateAsync($"key {i}", AccountRole.User, user, null, Cancel);
                if (random.Next(2) == 0) await server.Keys.RevokeAsync(key.Key.Id, Cancel);
                if (random.Next(2) == 0) await server.Keys.CheckAsync(key.Token, Cancel);
                if (await server.Queue.TryClaimAsync(Cancel) is { } claim && random.Next(2) == 0) await server.Queue.FailAsync(claim, "no-person", "Nobody.", Cancel);
                if (random.Next(4) == 0) await server.Accounts.UnassignAsync(AccountJournal.DemoUser, user, Cancel);
            }
        }

        using var grown = new ReadModel(_folder["read-model.db"], Everything());
        using var built = new ReadModel(_folder["built.db"], Everything());
        await using var runner = Start(built);
        await runner.WaitForAsync(grown.Position, Cancel);
        // The uses of keys append after the last wait: catch up the grown one, too.
        await using var rest = Start(grown);
        await rest.WaitForAsync(built.Position, Cancel);
        var (left, right) = (grown.Query(Dump), built.Query(Dump));
        Assert.True(left.Count > 60);
        Assert.Equal(left, right);
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task At_a_poison_event_it_stops_says_so_and_keeps_what_came_before()
    {
        for (var i = 0; i < 5; i++) await _store.AppendAsync($"user-{i}", ExpectedRevision.NoStream, [FactFormat.Write(new UserChanged(default))], Cancel);
        var poison = await _store.AppendAsync("user-9", ExpectedRevision.NoStream, [new NewEvent(Guid.NewGuid(), "user-vanished-v7", Encoding.UTF8.GetBytes("{}"))], Cancel);
        var after = await _store.AppendAsync("user-8", ExpectedRevision.NoStream, [FactFormat.Write(new UserChanged(default))], Cancel);

        using var model = new ReadModel(_folder["read-model.db"], Everything());
        await using (var runner = Start(model))
        {
            var stopped = await Assert.ThrowsAsync<ProjectionStoppedException>(() => runner.WaitForAsync(after.Position, Cancel));
            Assert.Equal(stopped.Message, runner.Problem);
            Assert.Contains("user-vanished-v7", stopped.Message, StringComparison.Ordinal);
            Assert.Equal(poison.Position - 1, model.Position);
            Assert.Equal(5, model.Query(UserRows.List).Count);
        }

        // A version of the program that can read the event goes on where this one stopped.
        using var wiser = new ReadModel(_folder["read-model.db"], Everything());
        Assert.Equal(poison.Position - 1, wiser.Position);
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task A_rows_failure_undoes_the_checkpoint_with_the_rows()
    {
        for (var i = 0; i < 3; i++) await _store.AppendAsync($"user-{i}", ExpectedRevision.NoStream, [FactFormat.Write(new UserChanged(default))], Cancel);
        using var model = new ReadModel(_folder["read-model.db"], [new Diary(), new FailsAt("user-2")]);
        await using var runner = Start(model);
        await Assert.ThrowsAsync<ProjectionStoppedException>(() => runner.WaitForAsync(3, Cancel));
        Assert.Equal([1L, 2L], model.Query(Diary.Read));
        Assert.Equal(2, model.Position);
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task Bad_weather_is_waited_out_and_told_meanwhile()
    {
        for (var i = 0; i < 3; i++) await _store.AppendAsync($"user-{i}", ExpectedRevision.NoStream, [FactFormat.Write(new UserChanged(default))], Cancel);
        var storm = new Storm();
        using var model = new ReadModel(_folder["read-model.db"], [new Diary(), storm]);
        await using var runner = Start(model);
        await storm.Broke.Task.WaitAsync(Cancel);
        while (runner.Problem is null) await Task.Yield();
        Assert.Equal("The disk is full.", runner.Problem);
        Assert.Equal(0, model.Position);

        storm.Over = true;
        var caughtUp = runner.WaitForAsync(3, Cancel);
        while (!caughtUp.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await caughtUp;
        Assert.Equal([1L, 2L, 3L], model.Query(Diary.Read));
        Assert.Null(runner.Problem);
    }

    [Fact]
    public void A_damaged_or_outdated_read_model_is_built_anew()
    {
        File.WriteAllText(_folder["read-model.db"], string.Concat(Enumerable.Repeat("This is my diary. ", 200)));
        using (var model = new ReadModel(_folder["read-model.db"], [new Diary()])) Assert.Equal(0, model.Position);
        using (var file = new SqliteFile(_folder["read-model.db"], durable: false))
            file.Use(connection => SqliteFile.Execute(connection, "UPDATE checkpoint SET position = 7; PRAGMA user_version = 99"));
        using (var model = new ReadModel(_folder["read-model.db"], [new Diary()])) Assert.Equal(0, model.Position);
    }

    [Fact(Timeout = WatchdogMs)]
    public async Task Read_models_that_remember_another_store_are_built_anew()
    {
        await using (var server = await Server.StartAsync(_folder, _time))
            for (var i = 0; i < 5; i++) await server.Accounts.CreateUserAsync(new UserProfile($"ghost{i}"), Cancel);
        await _store.DisposeAsync();
        foreach (var file in Directory.GetFiles(_folder.Path, "events.db*")) File.Delete(file);
        await using var restored = await Server.StartAsync(_folder, _time);
        Assert.Equal([AccountJournal.DemoUser], (await restored.Accounts.ListUsersAsync(Cancel)).Select(user => user.UserUid));
    }

    private static List<IProjection> Everything() => [new SessionRows(), new WorkRows(), new UserRows(), new CareRows(), new KeyRows(), new CountRows()];

    private static List<string> Dump(SqliteConnection connection) =>
    [
        .. Sql.Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", row => row.GetString(0)).SelectMany(table =>
            Sql.Read(connection, $"SELECT * FROM \"{table}\" ORDER BY 1", row =>
                $"{table}: " + string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)))),
    ];

    private ProjectionRunner Start(ReadModel model)
    {
        var runner = new ProjectionRunner(_store, model, _time, NullLogger<ProjectionRunner>.Instance);
        runner.Start();
        return runner;
    }

    /// <summary>Writes down every position it is given.</summary>
    private sealed class Diary : IProjection
    {
        public string Schema => "CREATE TABLE diary(entry INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL)";

        public static List<long> Read(SqliteConnection connection) =>
            Sql.Read(connection, "SELECT position FROM diary ORDER BY entry", row => row.GetInt64(0));

        public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact) =>
            Sql.Run(connection, "INSERT INTO diary(position) VALUES($position)", ("$position", stored.Position));
    }

    private sealed class Storm : IProjection
    {
        private volatile bool _over;

        public TaskCompletionSource Broke { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Over
        {
            set => _over = value;
        }

        public string Schema => "CREATE TABLE unused(id INTEGER)";

        public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
        {
            if (_over) return;
            Broke.TrySetResult();
            throw new StoreUnavailableException("The disk is full.", diskFull: true);
        }
    }

    private sealed class FailsAt(string stream) : IProjection
    {
        public string Schema => "CREATE TABLE unused(id INTEGER)";

        public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
        {
            if (stored.Stream == stream) throw new InvalidOperationException("injected");
        }
    }
}
