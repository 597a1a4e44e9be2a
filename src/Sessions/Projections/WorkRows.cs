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
            case AnalysisCompleted or AnalysisFailed:
                Sql.Run(connection, "DELETE FROM work WHERE session_id = $id", id);
                break;
        }
    }

    /// <summary>
    /// Sessions whose analysis nobody holds: users with the fewest analyses in work first, then the longest waiting. A claim holds
    /// until its lease ends; with <paramref name="onlyProcess"/> given, claims of any other process do not hold at all.
    /// </summary>
    public static List<string> Open(SqliteConnection connection, DateTimeOffset now, string? onlyProcess, int limit) => Sql.Read(
        connection,
        """
        WITH judged AS (
            SELECT *, process IS NOT NULL AND lease_until > $now AND ($process IS NULL OR process = $process) AS held FROM work)
        SELECT session_id FROM judged AS open WHERE NOT held
        ORDER BY (SELECT COUNT(*) FROM judged AS busy WHERE busy.user_uid = open.user_uid AND busy.held), asked
        LIMIT $limit
        """,
        row => row.GetString(0), ("$now", now.UtcTicks), ("$process", onlyProcess), ("$limit", limit));

    /// <summary>When the next lease ends, or null when nothing is claimed.</summary>
    public static DateTimeOffset? NextLeaseEnd(SqliteConnection connection, DateTimeOffset now) => Sql.Read(
        connection, "SELECT MIN(lease_until) FROM work WHERE lease_until > $now", row => Sql.Time(row, 0), ("$now", now.UtcTicks)).Single();
}
