using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>API keys by the hash of their token.</summary>
internal sealed class KeyRows : IProjection
{
    private const string Columns = "key_id, sha256, prefix, title, role, user_uid, created, expires, revoked, used";
    private const string Select = $"SELECT {Columns} FROM keys";

    public string Schema => """
        CREATE TABLE keys(
            key_id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, prefix TEXT NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL,
            user_uid TEXT, created INTEGER NOT NULL, expires INTEGER, revoked INTEGER, used INTEGER);
        CREATE INDEX keys_by_hash ON keys(sha256);
        """;

    // What a caller of a role may see: an admin all, a sub-admin its own below admin and its clients' plain ones, a user its own plain ones.
    private const string Seen = """
        FROM keys WHERE ($user IS NULL OR user_uid = $user)
          AND ($role = 'Admin' OR (user_uid = $viewer AND (role = 'User' OR role = $role))
               OR ($role = 'SubAdmin' AND role = 'User' AND user_uid IN (SELECT client FROM assignments WHERE sub_admin = $viewer)))
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        if (fact is UserDeleted or SubAdminDismissed) SwitchOff(connection, stored.Stream[StreamNames.UserPrefix.Length..], fact);
        if (!stored.Stream.StartsWith(StreamNames.KeyPrefix, StringComparison.Ordinal)) return;
        var id = ("$id", (object?)stored.Stream[StreamNames.KeyPrefix.Length..]);
        switch (fact)
        {
            case KeyCreated key:
                Sql.Run(
                    connection,
                    "INSERT OR REPLACE INTO keys VALUES($id, $sha256, $prefix, $title, $role, $user, $created, $expires, (SELECT deleted FROM users WHERE user_uid = $user), NULL)",
                    id, ("$sha256", key.Sha256), ("$prefix", key.Prefix), ("$title", key.Title), ("$role", key.Role),
                    ("$user", key.UserUid), ("$created", key.CreatedAt.UtcTicks), ("$expires", key.ExpiresAt?.UtcTicks));
                break;
            case KeyRevoked revoked:
                Sql.Run(connection, "UPDATE keys SET revoked = $at WHERE key_id = $id", id, ("$at", revoked.RevokedAt.UtcTicks));
                break;
            case KeyChanged changed:
                Sql.Run(
                    connection, "UPDATE keys SET title = $title, expires = $expires WHERE key_id = $id",
                    id, ("$title", changed.Title), ("$expires", changed.ExpiresAt?.UtcTicks));
                break;
            case KeyUsed used:
                Sql.Run(connection, "UPDATE keys SET used = $at WHERE key_id = $id", id, ("$at", used.UsedAt.UtcTicks));
                break;
        }
    }

    public static List<KeyRow> WithHash(SqliteConnection connection, string sha256) =>
        Sql.Read(connection, $"{Select} WHERE sha256 = $sha256", Map, ("$sha256", sha256));

    public static KeyRow? Find(SqliteConnection connection, string keyId) =>
        Sql.Read(connection, $"{Select} WHERE key_id = $id", Map, ("$id", keyId)).SingleOrDefault();

    public static List<KeyRow> List(SqliteConnection connection) => Sql.Read(connection, $"{Select} ORDER BY created, key_id", Map);

    /// <summary>Keys that the viewer may see, in the order in which they were made, after the one given; −1 is no limit.</summary>
    public static List<KeyRow> Page(SqliteConnection connection, KeyQuery query, string? after, int limit) => Sql.Read(
        connection,
        $"""
        SELECT {Columns} {Seen}
          AND ($id IS NULL OR key_id = $id)
          AND ($after IS NULL OR (created, key_id) > (SELECT created, key_id FROM keys WHERE key_id = $after))
        ORDER BY created, key_id LIMIT $limit
        """,
        Map, ("$role", query.Role), ("$viewer", query.Viewer), ("$user", query.UserUid), ("$id", query.KeyId), ("$after", after), ("$limit", limit));

    public static int Count(SqliteConnection connection, KeyQuery query) => Sql.Read(
        connection, $"SELECT COUNT(*) {Seen}", row => row.GetInt32(0), ("$role", query.Role), ("$viewer", query.Viewer), ("$user", query.UserUid)).Single();

    /// <summary>Whether some admin key opens the door now that is not this one, nor (with a user given) one of that user.</summary>
    public static bool HasOtherAdmin(SqliteConnection connection, string? keyId, string? userUid, DateTimeOffset now) => Sql.Read(
        connection,
        """
        SELECT 1 FROM keys WHERE role = 'Admin' AND revoked IS NULL AND (expires IS NULL OR expires > $now)
          AND ($id IS NULL OR key_id <> $id) AND ($user IS NULL OR user_uid IS NULL OR user_uid <> $user) LIMIT 1
        """,
        _ => true, ("$id", keyId), ("$user", userUid), ("$now", now.UtcTicks)).Count > 0;

    /// <summary>Roles of the user's keys that open the door now.</summary>
    public static List<string> ActiveRoles(SqliteConnection connection, string userUid, DateTimeOffset now) => Sql.Read(
        connection, "SELECT role FROM keys WHERE user_uid = $user AND revoked IS NULL AND (expires IS NULL OR expires > $now)",
        row => row.GetString(0), ("$user", userUid), ("$now", now.UtcTicks));

    private static void SwitchOff(SqliteConnection connection, string userUid, IFact fact) => Sql.Run(
        connection, "UPDATE keys SET revoked = $at WHERE user_uid = $user AND revoked IS NULL AND ($all OR role = 'SubAdmin')",
        ("$user", userUid), ("$all", fact is UserDeleted),
        ("$at", (fact is UserDeleted deleted ? deleted.DeletedAt : ((SubAdminDismissed)fact).DismissedAt).UtcTicks));

    private static KeyRow Map(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Sql.Text(row, 5),
        Sql.Time(row, 6)!.Value, Sql.Time(row, 7), Sql.Time(row, 8), Sql.Time(row, 9));
}
