using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>The webhooks in force.</summary>
internal sealed class WebhookRows : IProjection
{
    public string Schema => """
        CREATE TABLE webhooks(
            webhook_id TEXT PRIMARY KEY, url TEXT NOT NULL, events TEXT NOT NULL, role TEXT NOT NULL, key_id TEXT NOT NULL, user_uid TEXT, created INTEGER NOT NULL,
            position INTEGER NOT NULL);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        if (!stored.Stream.StartsWith(StreamNames.WebhookPrefix, StringComparison.Ordinal)) return;
        var id = ("$id", (object?)stored.Stream[StreamNames.WebhookPrefix.Length..]);
        if (fact is WebhookRemoved) Sql.Run(connection, "DELETE FROM webhooks WHERE webhook_id = $id", id);
        if (fact is not WebhookCreated made) return;
        Sql.Run(
            connection, "INSERT INTO webhooks VALUES($id, $url, $events, $role, $key, $user, $created, $position)",
            id, ("$url", made.Url), ("$events", string.Join(' ', made.Events)), ("$role", made.Role), ("$key", made.KeyId), ("$user", made.UserUid),
            ("$created", made.CreatedAt.UtcTicks), ("$position", stored.Position));
    }

    /// <summary>All webhooks in the order in which they were made.</summary>
    public static List<WebhookRow> List(SqliteConnection connection) => Sql.Read(
        connection, "SELECT webhook_id, url, events, role, key_id, user_uid, created, position FROM webhooks ORDER BY position",
        row => new WebhookRow(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Sql.Text(row, 5), Sql.Time(row, 6)!.Value,
            row.GetInt64(7)));
}
