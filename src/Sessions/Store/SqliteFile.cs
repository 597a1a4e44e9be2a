using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Store;

/// <summary>One SQLite database file: how it is opened, how long it waits for others, and what its failures mean.</summary>
/// <remarks>WAL mode: readers and the one writer never wait for each other.</remarks>
public sealed class SqliteFile : IDisposable
{
    private const int BusyTimeoutMs = 10_000;
    private const int CommandTimeoutSeconds = 15;
    private const int Full = 13;

    private readonly string _connectionString;
    private readonly string _synchronous;
    private volatile bool _disposed;

    /// <summary>Opens or creates the file.</summary>
    /// <param name="path">The file; its folder is created when missing.</param>
    /// <param name="durable">True when a commit must survive power loss (<c>synchronous=FULL</c>), false for data that can be rebuilt.</param>
    /// <exception cref="StoreUnavailableException">The file cannot be opened or is not a database.</exception>
    public SqliteFile(string path, bool durable)
    {
        Path = System.IO.Path.GetFullPath(path);
        _synchronous = durable ? "FULL" : "NORMAL";
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Pooling = true,
            DefaultTimeout = CommandTimeoutSeconds,
        }.ToString();
        try
        {
            DataFolder.Ensure(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The folder of {Path} cannot be created: {failure.Message}", diskFull: false, failure);
        }

        try
        {
            Use(connection => Execute(connection, "PRAGMA journal_mode=WAL"));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>
    /// Runs the work on a connection of its own. What the surroundings do to SQLite becomes our exception; what is wrong with the
    /// work itself (a broken constraint, a mistake in a statement) stays SQLite's, for it would fail again.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database cannot do its work now.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public T Use<T>(Func<SqliteConnection, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            using var connection = new SqliteConnection(_connectionString);
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout={BusyTimeoutMs.ToString(CultureInfo.InvariantCulture)}; PRAGMA synchronous={_synchronous}; PRAGMA secure_delete=ON;");
            return work(connection);
        }
        catch (SqliteException failure) when (Explain(failure) is { } sentence)
        {
            throw new StoreUnavailableException(sentence, failure.SqliteErrorCode == Full, failure);
        }
    }

    /// <summary>Runs the work in a transaction that takes the write lock at once; it is undone when the work throws.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot do its work now; nothing was written.</exception>
    public T Write<T>(Func<SqliteConnection, SqliteTransaction, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Use(connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = work(connection, transaction);
            transaction.Commit();
            return result;
        });
    }

    /// <summary>Brings the write-ahead log into the file and cuts it off, so that nothing that was overwritten is left in it.</summary>
    /// <exception cref="StoreUnavailableException">Somebody reads an older state for too long; try again.</exception>
    public void CutLog()
    {
        var isBusy = Use(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return (long)command.ExecuteScalar()! != 0;
        });
        if (isBusy) throw new StoreUnavailableException($"{Path} is in use, so what was erased cannot be cut off its log yet.", diskFull: false);
    }

    /// <summary>Writes the whole file anew, so that nothing that was deleted is left in it.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot do its work now; try again.</exception>
    public void Rewrite()
    {
        Use(connection => Execute(connection, "PRAGMA temp_store=MEMORY; VACUUM"));
        CutLog();
    }

    /// <summary>Runs statements that answer nothing.</summary>
    public static int Execute(SqliteConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The schema version written in the file; 0 when it is new.</summary>
    public static long SchemaVersion(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Closes the connections kept for reuse; the last one to close merges the write-ahead log.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private string? Explain(SqliteException failure)
    {
        const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, CannotOpen = 14, NotADatabase = 26;
        return failure.SqliteErrorCode switch
        {
            Full => $"The disk that holds {Path} is full: nothing was stored. Free some space and try again.",
            Busy or Locked => $"{Path} is held by another process for too long. Stop what else uses it and try again.",
            ReadOnly or CannotOpen => $"{Path} cannot be opened for writing. Check the rights of the data folder.",
            Corrupt or NotADatabase => $"{Path} is damaged or not a database of ours. Restore it from a backup.",
            InputOutput => $"The disk that holds {Path} fails: {failure.Message}",
            _ => null,
        };
    }
}
