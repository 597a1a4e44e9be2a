using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>Which sessions there are but those of the demo, whose, and by what they are looked for; newest first. What a session is stands in its own stream.</summary>
internal sealed class SessionRows : IProjection
{
    // A title is looked for without regard to case in every script, of which SQLite knows only one: so it is kept in capitals.
    private const string Filter = """
        FROM sessions
        WHERE ($viewer IS NULL OR user_uid = $viewer OR ($clients AND user_uid IN (SELECT client FROM assignments WHERE sub_admin = $viewer)))
          AND ($user IS NULL OR user_uid = $user)
          AND ($activity IS NULL OR activity = $activity)
          AND ($from IS NULL OR created >= $from) AND ($until IS NULL OR created < $until)
          AND ($title IS NULL OR instr(title, $title) > 0)
        """;

    public string Schema => """
        CREATE TABLE sessions(
            position INTEGER PRIMARY KEY, session_id TEXT NOT NULL UNIQUE, user_uid TEXT NOT NULL, activity TEXT NOT NULL,
            created INTEGER NOT NULL, title TEXT NOT NULL);
        CREATE INDEX sessions_by_user ON sessions(user_uid, position);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        switch (fact)
        {
            case SessionCreated { UserId: not SessionDraft.DemoOwner } created:
                Sql.Run(
                    connection, "INSERT INTO sessions VALUES($position, $id, $user, $activity, $created, $title)",
                    ("$position", stored.Position), Id(stored), ("$user", created.UserId), ("$activity", created.Activity),
                    ("$created", created.CreatedAt.UtcTicks), ("$title", created.Title.ToUpperInvariant()));
                break;
            case SessionRenamed renamed:
                Sql.Run(connection, "UPDATE sessions SET title = $title WHERE session_id = $id", Id(stored), ("$title", renamed.Title.ToUpperInvariant()));
                break;
            case SessionDeleted:
                Sql.Run(connection, "DELETE FROM sessions WHERE session_id = $id", Id(stored));
                break;
        }
    }

    /// <summary>Ids of one page, newest first. With only an end it is the page before that end.</summary>
    /// <param name="connection">The read model.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="below">Only those created before the one at this position.</param>
    /// <param name="above">Only those created after the one at this position.</param>
    public static List<string> Page(SqliteConnection connection, SessionQuery query, long? below, long? above)
    {
        var backward = above is not null && below is null;
        var ids = Sql.Read(
            connection,
            $"""
            SELECT session_id {Filter} AND ($below IS NULL OR position < $below) AND ($above IS NULL OR position > $above)
            ORDER BY position {(backward ? "ASC" : "DESC")} LIMIT $limit
            """,
            row => row.GetString(0), [.. Parameters(query), ("$below", below), ("$above", above), ("$limit", query.Limit)]);
        if (backward) ids.Reverse();
        return ids;
    }

    /// <summary>How many there are on all pages together.</summary>
    public static long Count(SqliteConnection connection, SessionQuery query) =>
        Sql.Read(connection, $"SELECT COUNT(*) {Filter}", row => row.GetInt64(0), Parameters(query)).Single();

    /// <summary>Ids of all sessions of one user.</summary>
    public static List<string> Of(SqliteConnection connection, string userUid) =>
        Sql.Read(connection, "SELECT session_id FROM sessions WHERE user_uid = $user ORDER BY position", row => row.GetString(0), ("$user", userUid));

    private static (string Name, object? Value) Id(StoredEvent stored) => ("$id", stored.Stream[StreamNames.SessionPrefix.Length..]);

    private static (string Name, object? Value)[] Parameters(SessionQuery query) =>
    [
        ("$viewer", query.ViewerUid), ("$clients", query.WithClients), ("$user", query.UserUid), ("$activity", query.Activity),
        ("$from", query.From?.UtcTicks), ("$until", query.Until?.UtcTicks), ("$title", query.Title?.ToUpperInvariant()),
    ];
}
