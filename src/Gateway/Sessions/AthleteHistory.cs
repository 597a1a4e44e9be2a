using Aikynetix.Sessions;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;

namespace Aikynetix.Gateway.Sessions;

/// <summary>What an athlete did before: the newest completed sessions of the same exercise.</summary>
internal sealed class AthleteHistory(SessionJournal sessions)
{
    /// <summary>Sessions that count at most; what lies farther back says little about today.</summary>
    public const int MostSessions = 50;

    private const int FewestUsual = 3;
    private const int MostSeen = 400;
    private const int PageSize = 100;

    /// <summary>Completed sessions of the same athlete and exercise, newest first, without the given one.</summary>
    public async Task<IReadOnlyList<SessionView>> OthersAsync(SessionView session, CancellationToken cancellationToken)
    {
        List<SessionView> others = [];
        var query = new SessionQuery { UserUid = session.Draft.UserId, Activity = session.Draft.Activity, Limit = PageSize };
        for (var seen = 0; seen < MostSeen && others.Count < MostSessions - 1; seen += PageSize)
        {
            var page = (await sessions.ListAsync(query, cancellationToken)).Sessions;
            others.AddRange(page.Where(other => other.Id != session.Id && other.Status == SessionStatus.Completed && other.Result is not null
                && other.Draft.Exercise == session.Draft.Exercise));
            if (page.Count < PageSize) break;
            query = query with { StartAfterId = page[^1].Id };
        }

        return [.. others.Take(MostSessions - 1)];
    }

    /// <summary>What is usual for the athlete: the median of each metric over earlier sessions, where there are three or more of them.</summary>
    public async Task<IReadOnlyDictionary<string, double>> UsualAsync(SessionView session, CancellationToken cancellationToken)
    {
        var earlier = (await OthersAsync(session, cancellationToken)).Where(other => other.CreatedAt < session.CreatedAt);
        return earlier.SelectMany(other => other.Result!.Summary).Where(metric => double.IsFinite(metric.Value))
            .GroupBy(metric => metric.Key, metric => metric.Value)
            .Where(values => values.Count() >= FewestUsual)
            .ToDictionary(values => values.Key, values => Median([.. values.Order()]));
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
