using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>Live captures that are neither ended nor known to have broken off.</summary>
internal sealed class CaptureRows : IProjection
{
    public string Schema => "CREATE TABLE captures(session_id TEXT PRIMARY KEY);";

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        var id = ("$id", (object?)stored.Stream[Math.Min(stored.Stream.Length, StreamNames.SessionPrefix.Length)..]);
        if (fact is CaptureStarted) Sql.Run(connection, "INSERT OR IGNORE INTO captures VALUES($id)", id);
        else if (fact is CaptureEnded or CaptureInterrupted or SessionDeleted) Sql.Run(connection, "DELETE FROM captures WHERE session_id = $id", id);
    }

    /// <summary>Ids of their sessions.</summary>
    public static List<string> Open(SqliteConnection connection) =>
        Sql.Read(connection, "SELECT session_id FROM captures ORDER BY session_id", row => row.GetString(0));
}
