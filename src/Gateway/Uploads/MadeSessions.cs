using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.People;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Which session an <see cref="IdempotencyKey"/> has made, or will make.</summary>
internal sealed class MadeSessions(SessionJournal sessions, SessionQuota quota, AccountJournal accounts, IdempotencyTurns turns, TimeProvider time)
{
    /// <summary>Waits until no other request with the key decides.</summary>
    /// <exception cref="ApiException">The one before takes too long.</exception>
    public Task<IDisposable> EnterAsync(IdempotencyKey key, CancellationToken cancellationToken) => turns.EnterAsync(key, cancellationToken);

    /// <summary>The session that the key stands for: its id and, once it is made, the session.</summary>
    public async Task<(string Id, SessionView? Session)> FindAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        for (var generation = 0; ; generation++)
        {
            var id = key.Id(generation);
            var session = await sessions.FindAsync(id, cancellationToken);
            if (session is null || time.GetUtcNow() - session.CreatedAt < IdempotencyKey.Lifetime) return (id, session);
        }
    }

    /// <summary>Makes the session of a stored video: the one way to it, so that nothing passes the plan by.</summary>
    /// <exception cref="ApiException">The plan of the user has no session left, or its key has made one that was deleted since; the video is still there.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was created; the video is still there.</exception>
    public async Task<SessionView> CreateAsync(SessionDraft draft, CancellationToken cancellationToken)
    {
        using var place = await quota.TakeAsync(draft.UserId, draft.Id, cancellationToken);
        SessionView session;
        try
        {
            // From here on the caller's going changes nothing: half a decision would lose the video of a session that exists.
            session = await sessions.CreateAsync(draft, CancellationToken.None);
        }
        catch (WrongExpectedRevisionException taken)
        {
            throw new ApiException(ErrorCodes.IdempotencyKeyReused, "What this Idempotency-Key made was deleted; take a new one.", taken);
        }

        // Whoever is deleted from now on takes the session along; who was before would leave it to nobody.
        if (await accounts.FindUserAsync(draft.UserId, CancellationToken.None) is not null) return session;
        await sessions.DeleteAsync(draft.Id, CancellationToken.None);
        throw new ApiException(ErrorCodes.UserNotFound);
    }
}
