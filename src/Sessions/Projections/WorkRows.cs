using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>Analyses that are asked for and not ended, and who is at them.</summary>
internal sealed class WorkRows : IProjection
{
    public string Schema => """
        CREATE TABLE work(
            session_id TEXT PRIMARY KEY, user_uid TEXT NOT NULL, asked INTEGER NOT NULL, process TEXT, lease_until INTEGER);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        if (!stored.Stream.StartsWith(StreamNames.SessionPrefix, StringComparison.Ordinal)) return;
        var id = ("$id", (object?)stored.Stream[StreamNames.SessionPrefix.Length..]);
        switch (fact)
        {
            case SessionCreated { UserId: SessionDraft.DemoOwner }:
                Sql.Run(
                    connection, "INSERT INTO work VALUES($id, $user, $asked, NULL, NULL)",
                    id, ("$user", SessionDraft.DemoOwner), ("$asked", stored.Position));
                break;
            case AnalysisRequested:
                Sql.Run(
                    connection,
                    """
                    INSERT INTO work SELECT session_id, user_uid, $asked, NULL, NULL FROM sessions WHERE session_id = $id
                    ON CONFLICT(session_id) DO UPDATE SET asked = $asked, process = NULL, lease_until = NULL
                    """,
                    id, ("$asked", stored.Position));
                break;
            case AnalysisClaimed taken:
                Sql.Run(
                    connection, "UPDATE work SET process = $process, lease_until = $until WHERE session_id = $id",
                    id, ("$process", taken.Process), ("$until", taken.LeaseUntil.UtcTicks));
                break;
            case AnalysisRenewed renewed:
                Sql.Run(connection, "UPDATE work SET lease_until = $until WHERE session_id = $id", id, ("$until", renewed.LeaseUntil.UtcTicks));
                break;
            case AnalysisReleased:
                Sql.Run(connection, "UPDATE work SET process = NULL, lease_until = NULL WHERE session_id = $id", id);
                break;
            case AnalysisCompleted or AnalysisFailed or SessionDeleted:
                Sql.Run(connection, "DELETE FROM work WHERE session_id = $id", id);
                break;
        }
    }

    /// <summary>
    /// Sessions whose analysis nobody holds: users with the fewest analyses in work first, then the longest waiting, the demo last. A claim holds
    /// until its lease ends; with <paramref name="onlyProcess"/> given, claims of any other process do not hold at all.
    /// </summary>
    public static List<string> Open(SqliteConnection connection, DateTimeOffset now, string? onlyProcess, int limit) => Sql.Read(
        connection,
        """
        WITH judged AS MATERIALIZED (
            SELECT session_id, user_uid, asked, process IS NOT NULL AND lease_until > $now AND ($process IS NULL OR process = $process) AS held
            FROM work),
        busy AS (SELECT user_uid, COUNT(*) AS analyses FROM judged WHERE held GROUP BY user_uid)
        SELECT session_id FROM judged LEFT JOIN busy USING (user_uid) WHERE NOT held
        ORDER BY user_uid = $demo, COALESCE(analyses, 0), asked LIMIT $limit
        """,
        row => row.GetString(0), ("$demo", SessionDraft.DemoOwner), ("$now", now.UtcTicks), ("$process", onlyProcess), ("$limit", limit));

    /// <summary>When the next lease ends, or null when nothing is claimed.</summary>
    public static DateTimeOffset? NextLeaseEnd(SqliteConnection connection, DateTimeOffset now) => Sql.Read(
        connection, "SELECT MIN(lease_until) FROM work WHERE lease_until > $now", row => Sql.Time(row, 0), ("$now", now.UtcTicks)).Single();

    /// <summary>How many analyses wait, and how many are at work.</summary>
    public static (int Waiting, int AtWork) Count(SqliteConnection connection) => Sql.Read(
        connection, "SELECT COUNT(*) - COUNT(process), COUNT(process) FROM work", row => (row.GetInt32(0), row.GetInt32(1))).Single();
}
