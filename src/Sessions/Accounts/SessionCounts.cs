using Aikynetix.Sessions.Projections;

namespace Aikynetix.Sessions.Accounts;

/// <summary>How many sessions were made for somebody; one that was deleted since has counted all the same.</summary>
public sealed class SessionCounts
{
    private readonly AccountStore _accounts;

    internal SessionCounts(AccountStore accounts) => _accounts = accounts;

    /// <summary>Sessions in the calendar month (UTC) of the given moment, and those about to be created that have not been yet.</summary>
    /// <param name="userUid">The user.</param>
    /// <param name="moment">A moment of the month.</param>
    /// <param name="coming">Ids of sessions of this user about to be created; none is counted twice.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<int> InMonthAsync(string userUid, DateTimeOffset moment, IReadOnlyCollection<string> coming, CancellationToken cancellationToken)
    {
        var from = new DateTimeOffset(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return _accounts.Rows.QueryAsync(rows => CountRows.Count(rows, userUid, from, from.AddMonths(1), coming), cancellationToken);
    }
}
