using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>Which sessions there are and whose, newest first, but those of the demo. What a session is stands in its own stream.</summary>
internal sealed class SessionRows : IProjection
{
    public string Schema => """
        CREATE TABLE sessions(position INTEGER PRIMARY KEY, session_id TEXT NOT NULL UNIQUE, user_uid TEXT NOT NULL, activity TEXT NOT NULL);
        CREATE INDEX sessions_by_user ON sessions(user_uid, position);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        if (fact is not SessionCreated { UserId: not SessionDraft.DemoOwner } created) return;
        Sql.Run(
            connection, "INSERT INTO sessions VALUES($position, $id, $user, $activity)",
            ("$position", stored.Position), ("$id", stored.Stream[StreamNames.SessionPrefix.Length..]),
            ("$user", created.UserId), ("$activity", created.Activity));
    }

    /// <summary>Ids, newest first, of one user or (null) of all, older than the given session or (null) from the newest on.</summary>
    public static List<string> List(SqliteConnection connection, string? userUid, string? olderThan, int limit) => Sql.Read(
        connection,
        """
        SELECT session_id FROM sessions
        WHERE ($user IS NULL OR user_uid = $user)
          AND ($older IS NULL OR position < (SELECT position FROM sessions WHERE session_id = $older))
        ORDER BY position DESC LIMIT $limit
        """,
        row => row.GetString(0), ("$user", userUid), ("$older", olderThan), ("$limit", limit));
}
