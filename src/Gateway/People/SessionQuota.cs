using System.Collections.Concurrent;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.People;

/// <summary>
/// The one rule on how many sessions a user may have in a month (UTC). Every way in asks it before it makes a session, and holds its place until
/// the session is there or will never be: however many come at once, never more get in than the plan has.
/// </summary>
internal sealed class SessionQuota(AccountJournal accounts, SessionCounts counts, PlanTable plans, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _coming = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Says at once that there is no session left, so that nobody sends gigabytes in vain; what counts is <see cref="TakeAsync"/>.</summary>
    /// <exception cref="ApiException">The plan of the user has no session left this month.</exception>
    public async Task EnsureAsync(UserProfile user, CancellationToken cancellationToken)
    {
        if (plans.LimitOf(user) is not { } limit) return;
        var used = await UsedAsync(user.UserUid, cancellationToken);
        if (used >= limit)
            throw new ApiException(
                ErrorCodes.SessionLimitReached,
                $"The plan '{plans.NameOf(user)}' of this user has {limit} sessions a month and none is left; an admin can change the plan, and the next month (UTC) begins anew.");
    }

    /// <summary>Takes a place for a session about to be created.</summary>
    /// <param name="userUid">Whose session it will be.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The place; dispose it when the session is there, or will never be.</returns>
    /// <exception cref="ApiException">There is no such user (any more), or its plan has no session left this month.</exception>
    public async Task<IDisposable> TakeAsync(string userUid, string sessionId, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var user = await accounts.FindUserAsync(userUid, cancellationToken) ?? throw new ApiException(ErrorCodes.UserNotFound);
            await EnsureAsync(user, cancellationToken);
            _coming[sessionId] = userUid;
            return new Place(_coming, sessionId);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Sessions of the user that this month has, those about to be created too.</summary>
    public Task<int> UsedAsync(string userUid, CancellationToken cancellationToken) => counts.InMonthAsync(
        userUid, time.GetUtcNow(), [.. _coming.Where(one => one.Value == userUid).Select(one => one.Key)], cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private sealed class Place(ConcurrentDictionary<string, string> coming, string sessionId) : IDisposable
    {
        public void Dispose() => coming.TryRemove(sessionId, out _);
    }
}
