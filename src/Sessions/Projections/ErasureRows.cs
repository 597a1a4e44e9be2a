using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>Sessions that are deleted and of which something may still be left.</summary>
internal sealed class ErasureRows : IProjection
{
    public string Schema => "CREATE TABLE erasures(session_id TEXT PRIMARY KEY);";

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        if (fact is not (SessionDeleted or SessionErased)) return;
        var id = ("$id", (object?)stored.Stream[StreamNames.SessionPrefix.Length..]);
        Sql.Run(connection, fact is SessionDeleted ? "INSERT OR IGNORE INTO erasures VALUES($id)" : "DELETE FROM erasures WHERE session_id = $id", id);
    }

    /// <summary>Their ids.</summary>
    public static List<string> Open(SqliteConnection connection) =>
        Sql.Read(connection, "SELECT session_id FROM erasures ORDER BY session_id", row => row.GetString(0));
}
