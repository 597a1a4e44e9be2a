using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;
using Microsoft.Data.Sqlite;

namespace Aikynetix.Sessions.Projections;

/// <summary>Which jobs there are, which are open, and who is at them. What a job is stands in its own stream.</summary>
internal sealed class JobRows : IProjection
{
    public string Schema => """
        CREATE TABLE jobs(
            kind TEXT NOT NULL, job_key TEXT NOT NULL, session_id TEXT, user_uid TEXT NOT NULL, asked INTEGER NOT NULL, is_open INTEGER NOT NULL,
            not_before INTEGER NOT NULL, process TEXT, lease_until INTEGER NOT NULL, PRIMARY KEY(kind, job_key));
        CREATE INDEX open_jobs ON jobs(kind, asked) WHERE is_open;
        CREATE INDEX jobs_by_session ON jobs(session_id, kind);
        """;

    public void Apply(SqliteConnection connection, StoredEvent stored, IFact fact)
    {
        if (fact is SessionDeleted or SessionErased)
        {
            // Until the jobs of a deleted session are erased they must be found, but nobody may begin one.
            var sql = fact is SessionErased ? "DELETE FROM jobs WHERE session_id = $id" : "UPDATE jobs SET is_open = 0, user_uid = '' WHERE session_id = $id";
            Sql.Run(connection, sql, ("$id", stored.Stream[StreamNames.SessionPrefix.Length..]));
            return;
        }

        if (!StreamNames.TryParseJob(stored.Stream, out var kind, out var key)) return;
        var (whichKind, whichKey) = (("$kind", (object?)kind), ("$key", (object?)key));
        switch (fact)
        {
            case JobRequested asked:
                Sql.Run(
                    connection,
                    """
                    INSERT INTO jobs VALUES($kind, $key, $session, $user, $asked, 1, 0, NULL, 0)
                    ON CONFLICT DO UPDATE SET is_open = 1, not_before = 0, process = NULL, lease_until = 0
                    """,
                    whichKind, whichKey, ("$session", asked.SessionId), ("$user", asked.UserUid), ("$asked", stored.Position));
                break;
            case JobClaimed taken:
                Sql.Run(
                    connection, "UPDATE jobs SET process = $process, lease_until = $until WHERE kind = $kind AND job_key = $key",
                    whichKind, whichKey, ("$process", taken.Process), ("$until", taken.LeaseUntil.UtcTicks));
                break;
            case JobRenewed renewed:
                Sql.Run(
                    connection, "UPDATE jobs SET lease_until = $until WHERE kind = $kind AND job_key = $key",
                    whichKind, whichKey, ("$until", renewed.LeaseUntil.UtcTicks));
                break;
            case JobReleased:
                PutBack(connection, whichKind, whichKey, 0);
                break;
            case JobPutOff off:
                PutBack(connection, whichKind, whichKey, off.NotBefore.UtcTicks);
                break;
            case JobCompleted or JobFailed:
                Sql.Run(connection, "UPDATE jobs SET is_open = 0, process = NULL WHERE kind = $kind AND job_key = $key", whichKind, whichKey);
                break;
        }
    }

    /// <summary>
    /// Keys of jobs that nobody holds and that are due: users with the fewest jobs at work first, then the longest waiting. A claim holds
    /// until its lease ends; with <paramref name="onlyProcess"/> given, claims of any other process do not hold at all.
    /// </summary>
    public static List<string> Open(SqliteConnection connection, string kind, DateTimeOffset now, string? onlyProcess, int limit) => Sql.Read(
        connection,
        """
        WITH judged AS MATERIALIZED (
            SELECT job_key, user_uid, asked, not_before,
                process IS NOT NULL AND lease_until > $now AND ($process IS NULL OR process = $process) AS held
            FROM jobs WHERE kind = $kind AND is_open),
        busy AS (SELECT user_uid, COUNT(*) AS at_work FROM judged WHERE held GROUP BY user_uid)
        SELECT job_key FROM judged LEFT JOIN busy USING (user_uid) WHERE NOT held AND not_before <= $now
        ORDER BY COALESCE(at_work, 0), asked LIMIT $limit
        """,
        row => row.GetString(0), ("$kind", kind), ("$now", now.UtcTicks), ("$process", onlyProcess), ("$limit", limit));

    /// <summary>When the next lease ends or the next put-off job is due, or null when neither will be.</summary>
    public static DateTimeOffset? NextChange(SqliteConnection connection, string kind, DateTimeOffset now) => Sql.Read(
        connection,
        """
        SELECT MIN(change) FROM (
            SELECT MAX(lease_until, not_before) AS change FROM jobs WHERE kind = $kind AND is_open) WHERE change > $now
        """,
        row => Sql.Time(row, 0), ("$kind", kind), ("$now", now.UtcTicks)).Single();

    /// <summary>Keys of the jobs of one kind that belong to a session, the first asked for first.</summary>
    public static List<string> Of(SqliteConnection connection, string kind, string sessionId) => Sql.Read(
        connection, "SELECT job_key FROM jobs WHERE session_id = $session AND kind = $kind ORDER BY asked",
        row => row.GetString(0), ("$kind", kind), ("$session", sessionId));

    /// <summary>Streams of all jobs that belong to a session.</summary>
    public static List<string> StreamsOf(SqliteConnection connection, string sessionId) => Sql.Read(
        connection, "SELECT kind, job_key FROM jobs WHERE session_id = $session",
        row => StreamNames.Job(row.GetString(0), row.GetString(1)), ("$session", sessionId));

    /// <summary>The last key of one kind in the order of keys; null when there is none.</summary>
    public static string? LastKey(SqliteConnection connection, string kind) => Sql.Read(
        connection, "SELECT MAX(job_key) FROM jobs WHERE kind = $kind", row => Sql.Text(row, 0), ("$kind", kind)).Single();

    /// <summary>Keys of one kind that end so, the last asked for first.</summary>
    public static List<string> EndingWith(SqliteConnection connection, string kind, string end, int limit) => Sql.Read(
        connection, "SELECT job_key FROM jobs WHERE kind = $kind AND substr(job_key, -length($end)) = $end ORDER BY asked DESC LIMIT $limit",
        row => row.GetString(0), ("$kind", kind), ("$end", end), ("$limit", limit));

    /// <summary>How many jobs of each kind wait or are put off, and how many are at work.</summary>
    public static List<(string Kind, int Waiting, int AtWork)> Count(SqliteConnection connection) => Sql.Read(
        connection, "SELECT kind, COUNT(*) - COUNT(process), COUNT(process) FROM jobs WHERE is_open GROUP BY kind ORDER BY kind",
        row => (row.GetString(0), row.GetInt32(1), row.GetInt32(2)));

    private static void PutBack(SqliteConnection connection, (string, object?) kind, (string, object?) key, long notBefore) => Sql.Run(
        connection, "UPDATE jobs SET process = NULL, lease_until = 0, not_before = $due WHERE kind = $kind AND job_key = $key",
        kind, key, ("$due", notBefore));
}
