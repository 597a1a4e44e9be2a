using System.Globalization;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>The database of all read models and the position up to which it has read, which change together or not at all.</summary>
/// <remarks>
/// It is a file of its own beside the store, so that projecting never holds up an append, and it holds nothing that the events do
/// not: a file that is damaged or of another version is dropped and built again, and so is one that the operator deletes.
/// </remarks>
internal sealed class ReadModel : IDisposable
{
    private const int SchemaVersion = 8;
    private const int Corrupt = 11, NotADatabase = 26;

    private readonly IReadOnlyList<IProjection> _projections;
    private readonly SqliteFile _file;

    public ReadModel(string path, IEnumerable<IProjection> projections)
    {
        _projections = [.. projections];
        try
        {
            _file = new SqliteFile(path, durable: false);
            Position = _file.Write((connection, _) => Prepare(connection, fresh: false));
        }
        catch (StoreUnavailableException failure) when (IsDamage(failure))
        {
            _file?.Dispose();
            foreach (var part in new[] { path, path + "-wal", path + "-shm" }) File.Delete(part);
            _file = new SqliteFile(path, durable: false);
            Position = _file.Write((connection, _) => Prepare(connection, fresh: true));
        }
    }

    /// <summary>Position of the last event applied; 0 before the first.</summary>
    public long Position { get; private set; }

    /// <summary>Applies the events in order, all or none of them.</summary>
    public void Apply(IReadOnlyList<StoredEvent> events)
    {
        if (events.Count == 0) return;
        Position = _file.Write((connection, _) =>
        {
            foreach (var stored in events)
            {
                if (stored.IsErased) continue;
                var fact = FactFormat.Read(stored);
                foreach (var projection in _projections) projection.Apply(connection, stored, fact);
            }

            Sql.Run(connection, "UPDATE checkpoint SET position = $position", ("$position", events[^1].Position));
            return events[^1].Position;
        });
    }

    /// <summary>Forgets everything, to be built again from the first event.</summary>
    public void Reset() => Position = _file.Write((connection, _) => Prepare(connection, fresh: true));

    /// <summary>Writes the file anew, so that nothing of deleted rows is left in it.</summary>
    public void Scrub() => _file.Rewrite();

    /// <summary>Answers a question from the rows.</summary>
    public T Query<T>(Func<SqliteConnection, T> question) => _file.Use(question);

    /// <summary>Answers likewise, on a thread that may wait for the disk.</summary>
    public Task<T> QueryAsync<T>(Func<SqliteConnection, T> question, CancellationToken cancellationToken) =>
        Task.Run(() => Query(question), cancellationToken);

    public void Dispose() => _file.Dispose();

    private static bool IsDamage(StoreUnavailableException failure) =>
        failure.InnerException is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    private long Prepare(SqliteConnection connection, bool fresh)
    {
        if (fresh || SqliteFile.SchemaVersion(connection) != SchemaVersion)
        {
            var tables = Sql.Read(
                connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", row => row.GetString(0));
            foreach (var table in tables) SqliteFile.Execute(connection, $"DROP TABLE \"{table}\"");
            SqliteFile.Execute(connection, "CREATE TABLE checkpoint(position INTEGER NOT NULL); INSERT INTO checkpoint VALUES(0);");
            foreach (var projection in _projections) SqliteFile.Execute(connection, projection.Schema);
            SqliteFile.Execute(connection, $"PRAGMA user_version={SchemaVersion.ToString(CultureInfo.InvariantCulture)}");
        }

        return Sql.Read(connection, "SELECT position FROM checkpoint", row => row.GetInt64(0)).Single();
    }
}
