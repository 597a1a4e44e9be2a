using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Accounts;

/// <summary>People who are deleted: out at once, and remembered until everything of theirs has gone.</summary>
public sealed class LeavingJournal
{
    private readonly AccountStore _accounts;

    internal LeavingJournal(AccountStore accounts) => _accounts = accounts;

    /// <summary>
    /// Deletes a person in one append: from then on there is no such user, its keys are off, nobody has it in care, and its id is never given
    /// again. What else is to go is for the caller, who says so with <see cref="ForgetAsync"/>.
    /// </summary>
    /// <param name="userUid">The person.</param>
    /// <param name="keepSessions">Whether the sessions stay.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <exception cref="AccountRejectedException">There is no such user, or its keys are the last that open to an admin.</exception>
    public async Task DeleteAsync(string userUid, bool keepSessions, CancellationToken cancellationToken)
    {
        await _accounts.Turn.WaitAsync(cancellationToken);
        try
        {
            if (await _accounts.Rows.QueryAsync(rows => UserRows.Find(rows, userUid), cancellationToken) is null)
                throw new AccountRejectedException(AccountProblem.NotFound, $"There is no user '{userUid}'.");
            var isLast = await _accounts.Rows.QueryAsync(
                rows => KeyRows.ActiveRoles(rows, userUid, _accounts.Now).Contains(nameof(AccountRole.Admin))
                    && !KeyRows.HasOtherAdmin(rows, null, userUid, _accounts.Now),
                cancellationToken);
            if (isLast) throw new AccountRejectedException(AccountProblem.LastAdminKey, "This user holds the last admin key; make another admin key first.");
            await _accounts.AppendToUserAsync(userUid, ExpectedRevision.Any, new UserDeleted(_accounts.Now, keepSessions), cancellationToken);
        }
        finally
        {
            _accounts.Turn.Release();
        }
    }

    /// <summary>Everybody with whom not everything has gone yet, the longest gone first.</summary>
    public async Task<IReadOnlyList<LeavingUser>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await _accounts.Rows.QueryAsync(UserRows.Leaving, cancellationToken)).Select(one => new LeavingUser(one.UserUid, one.KeepSessions))];

    /// <summary>Empties what was ever said of the deleted person, and says so; call it once everything else has gone.</summary>
    /// <exception cref="StoreUnavailableException">Not everything could be emptied; call it again later.</exception>
    public async Task ForgetAsync(string userUid, CancellationToken cancellationToken)
    {
        var stream = StreamNames.User(userUid);
        var deletion = await _accounts.Events.ReadAsync(stream, 0, cancellationToken)
            .LastAsync(stored => stored.Type == FactFormat.NameOf<UserDeleted>(), cancellationToken);
        await _accounts.Events.EraseAsync(stream, deletion.Revision - 1, cancellationToken);
        await Task.Run(_accounts.Rows.Scrub, cancellationToken);
        await _accounts.AppendToUserAsync(userUid, ExpectedRevision.Any, new UserForgotten(_accounts.Now), cancellationToken);
    }
}
