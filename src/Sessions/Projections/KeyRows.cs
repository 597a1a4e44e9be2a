using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>API keys by the hash of their token.</summary>
internal sealed class KeyRows : IProjection
{
    private const string Select =
        "SELECT key_id, sha256, prefix, title, role, user_uid, created, expires, revoked, used FROM keys";

    public string Schema => """
        CREATE TABLE keys(
            key_id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, prefix TEXT NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL,
            user_uid TEXT, created INTEGER NOT NULL, expires INTEGER, revoked INTEGER, used INTEGER);
        CREATE INDEX keys_by_hash ON keys(sha256);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        if (!stored.Stream.StartsWith(StreamNames.KeyPrefix, StringComparison.Ordinal)) return;
        var id = ("$id", (object?)stored.Stream[StreamNames.KeyPrefix.Length..]);
        switch (fact)
        {
            case KeyCreated key:
                Sql.Run(
                    connection,
                    "INSERT OR REPLACE INTO keys VALUES($id, $sha256, $prefix, $title, $role, $user, $created, $expires, NULL, NULL)",
                    id, ("$sha256", key.Sha256), ("$prefix", key.Prefix), ("$title", key.Title), ("$role", key.Role),
                    ("$user", key.UserUid), ("$created", key.CreatedAt.UtcTicks), ("$expires", key.ExpiresAt?.UtcTicks));
                break;
            case KeyRevoked revoked:
                Sql.Run(connection, "UPDATE keys SET revoked = $at WHERE key_id = $id", id, ("$at", revoked.RevokedAt.UtcTicks));
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

    private static KeyRow Map(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Sql.Text(row, 5),
        Sql.Time(row, 6)!.Value, Sql.Time(row, 7), Sql.Time(row, 8), Sql.Time(row, 9));
}
