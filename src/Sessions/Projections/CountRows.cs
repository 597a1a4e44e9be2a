using System.Security.Cryptography;
using System.Text;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>
/// When sessions were created and for whom, to count them by the month; one that is deleted later has counted all the same, and so the user
/// stands here by a hash only.
/// </summary>
internal sealed class CountRows : IProjection
{
    public string Schema => """
        CREATE TABLE counted(session_id TEXT PRIMARY KEY, user_hash TEXT NOT NULL, created INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX counted_by_user ON counted(user_hash, created);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        if (fact is not SessionCreated created) return;
        Sql.Run(
            connection, "INSERT OR IGNORE INTO counted VALUES($id, $user, $created)",
            ("$id", stored.Stream[StreamNames.SessionPrefix.Length..]), ("$user", Hash(created.UserId)), ("$created", created.CreatedAt.UtcTicks));
    }

    /// <summary>
    /// Sessions created for the user from the one moment until before the other, and those of the coming that were not created yet: in one
    /// statement, so that a session that is created meanwhile counts once, not twice and not never.
    /// </summary>
    public static int Count(SqliteConnection connection, string userUid, DateTimeOffset from, DateTimeOffset until, IReadOnlyCollection<string> coming) => Sql.Read(
        connection,
        """
        SELECT (SELECT COUNT(*) FROM counted WHERE user_hash = $user AND created >= $from AND created < $until)
             + (SELECT COUNT(*) FROM json_each($coming) WHERE value NOT IN (SELECT session_id FROM counted))
        """,
        row => row.GetInt32(0),
        ("$user", Hash(userUid)), ("$from", from.UtcTicks), ("$until", until.UtcTicks), ("$coming", $"[{string.Join(',', coming.Select(id => $"\"{id}\""))}]")).Single();

    private static string Hash(string userUid) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userUid)));
}
