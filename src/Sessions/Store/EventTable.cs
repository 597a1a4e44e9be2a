using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Store;

/// <summary>The one table behind <see cref="SqliteEventStore"/>: its schema and every statement that touches it.</summary>
internal static class EventTable
{
    private const int SchemaVersion = 2;
    private const int PageEvents = 256;
    private const int PageBytes = 4 << 20;
    private const int EraseEvents = 256;

    // An erased payload is text of as many zeros: so the row keeps its length and is overwritten where it stands. Were it shorter, SQLite
    // would put its neighbours together on other pages, and copies of them would stay behind that nobody could erase.
    private const string Columns = "position, stream, revision, id, type, created, IIF(typeof(data) = 'blob', data, x'')";

    private const string OnlyErased = """
        DROP TRIGGER IF EXISTS events_never_change;
        CREATE TRIGGER events_never_change BEFORE UPDATE ON events
            WHEN NOT (NEW.position = OLD.position AND NEW.stream = OLD.stream AND NEW.revision = OLD.revision AND NEW.id = OLD.id
                AND NEW.type = OLD.type AND NEW.created = OLD.created
                AND typeof(NEW.data) = 'text' AND CAST(NEW.data AS BLOB) = zeroblob(length(CAST(OLD.data AS BLOB))))
            BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        """;

    public static void Create(SqliteFile file) => file.Write((connection, _) =>
    {
        var version = SqliteFile.SchemaVersion(connection);
        if (version > SchemaVersion)
        {
            throw new StoreUnavailableException(
                $"{file.Path} was written by a newer version of this program (schema {version}). Run that version or a later one.", diskFull: false);
        }

        if (version == SchemaVersion) return 0;
        if (version == 0) SqliteFile.Execute(connection, """
            CREATE TABLE events(
                position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, revision INTEGER NOT NULL, id BLOB NOT NULL,
                type TEXT NOT NULL, created INTEGER NOT NULL, data BLOB NOT NULL);
            CREATE UNIQUE INDEX events_by_stream ON events(stream, revision);
            CREATE TRIGGER events_never_go BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
            """);
        SqliteFile.Execute(connection, OnlyErased);
        return SqliteFile.Execute(connection, $"PRAGMA user_version={SchemaVersion.ToString(CultureInfo.InvariantCulture)}");
    });

    /// <summary>Overwrites the next payloads of a stream up to a revision.</summary>
    /// <returns>Whether there may be more.</returns>
    public static bool Erase(SqliteConnection connection, string stream, long upTo)
    {
        using var command = Command(
            connection,
            """
            UPDATE events SET data = CAST(zeroblob(length(data)) AS TEXT) WHERE position IN (
                SELECT position FROM events
                WHERE stream = $stream AND revision <= $upTo AND typeof(data) = 'blob' AND length(data) > 0 LIMIT $limit)
            """,
            ("$stream", stream), ("$upTo", upTo), ("$limit", EraseEvents));
        return command.ExecuteNonQuery() == EraseEvents;
    }

    public static long LastRevision(SqliteConnection connection, string stream)
    {
        using var command = Command(connection, "SELECT COALESCE(MAX(revision), -1) FROM events WHERE stream = $stream", ("$stream", stream));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The answer that the same append got before, or null when these events do not all stand where it would have put them.</summary>
    public static AppendResult? FindEarlier(
        SqliteConnection connection, string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events)
    {
        var from = expected == ExpectedRevision.Any ? RevisionOf(connection, stream, events[0].Id) : expected.Value + 1;
        if (from is not { } first) return null;
        using var command = Command(
            connection,
            "SELECT id, revision, position FROM events WHERE stream = $stream AND revision >= $from ORDER BY revision LIMIT $count",
            ("$stream", stream), ("$from", first), ("$count", events.Count));
        using var reader = command.ExecuteReader();
        AppendResult? last = null;
        foreach (var one in events)
        {
            if (!reader.Read() || new Guid(reader.GetFieldValue<byte[]>(0)) != one.Id) return null;
            last = new AppendResult(reader.GetInt64(1), reader.GetInt64(2));
        }

        return last;
    }

    public static AppendResult Insert(
        SqliteConnection connection, string stream, long lastRevision, IReadOnlyList<NewEvent> events, DateTimeOffset now)
    {
        using var command = Command(
            connection,
            "INSERT INTO events(stream, revision, id, type, created, data) VALUES($stream, $revision, $id, $type, $created, $data) RETURNING position",
            ("$stream", stream), ("$created", now.UtcTicks));
        var revision = command.Parameters.Add("$revision", SqliteType.Integer);
        var id = command.Parameters.Add("$id", SqliteType.Blob);
        var type = command.Parameters.Add("$type", SqliteType.Text);
        var data = command.Parameters.Add("$data", SqliteType.Blob);
        var position = 0L;
        foreach (var one in events)
        {
            revision.Value = ++lastRevision;
            id.Value = one.Id.ToByteArray();
            type.Value = one.Type;
            data.Value = one.Data.ToArray();
            position = (long)command.ExecuteScalar()!;
        }

        return new AppendResult(lastRevision, position);
    }

    public static (IReadOnlyList<StoredEvent> Events, bool More) StreamPage(SqliteConnection connection, string stream, long from)
    {
        using var command = Command(
            connection,
            $"SELECT {Columns} FROM events WHERE stream = $stream AND revision >= $from ORDER BY revision LIMIT $limit",
            ("$stream", stream), ("$from", from), ("$limit", PageEvents));
        return ReadPage(command);
    }

    /// <summary>A page of the order over all streams, and the position up to which it has looked.</summary>
    public static (IReadOnlyList<StoredEvent> Events, long LookedUpTo) AllPage(
        SqliteConnection connection, long after, IReadOnlyList<string> prefixes)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var newest = Command(connection, "SELECT COALESCE(MAX(position), 0) FROM events");
        var head = (long)newest.ExecuteScalar()!;
        if (head <= after) return ([], after);

        var sql = new StringBuilder($"SELECT {Columns} FROM events WHERE position > $after AND position <= $head");
        using var command = Command(connection, "", ("$after", after), ("$head", head), ("$limit", PageEvents));
        for (var i = 0; i < prefixes.Count; i++)
        {
            // The plus keeps the planner on the position order; 0x7F sorts behind every character that a name may have.
            sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? " AND (" : " OR ")}(+stream >= $from{i} AND +stream < $to{i})");
            command.Parameters.AddWithValue($"$from{i}", prefixes[i]);
            command.Parameters.AddWithValue($"$to{i}", prefixes[i] + "\x7F");
        }

        command.CommandText = sql.Append(prefixes.Count > 0 ? ")" : "").Append(" ORDER BY position LIMIT $limit").ToString();
        var (events, more) = ReadPage(command);
        return (events, more ? events[^1].Position : head);
    }

    private static long? RevisionOf(SqliteConnection connection, string stream, Guid id)
    {
        using var command = Command(
            connection, "SELECT revision FROM events WHERE stream = $stream AND id = $id", ("$stream", stream), ("$id", id.ToByteArray()));
        return (long?)command.ExecuteScalar();
    }

    private static (List<StoredEvent> Events, bool More) ReadPage(SqliteCommand command)
    {
        var events = new List<StoredEvent>();
        var bytes = 0L;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var data = reader.GetFieldValue<byte[]>(6);
            events.Add(new StoredEvent(
                reader.GetString(1), reader.GetInt64(2), reader.GetInt64(0), new Guid(reader.GetFieldValue<byte[]>(3)),
                reader.GetString(4), data, new DateTimeOffset(reader.GetInt64(5), TimeSpan.Zero)));
            if ((bytes += data.Length) >= PageBytes) return (events, true);
        }

        return (events, events.Count == PageEvents);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
