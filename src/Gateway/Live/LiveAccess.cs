using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Live;

/// <summary>Finds what is live for callers who may see it: their own sessions, a sub-admin those of its clients, an admin all.</summary>
internal sealed class LiveAccess(LiveDirectory directory, AccessRules rules, SessionAccess sessions)
{
    /// <summary>The feed of that session or stream.</summary>
    /// <exception cref="ApiException">Nothing of that name is live, or it is none of the caller's business.</exception>
    public async Task<LiveFeed> FindAsync(Caller caller, string sessionOrStream, CancellationToken cancellationToken)
    {
        if (directory.Find(sessionOrStream) is { } feed)
        {
            return await rules.MayActForAsync(caller, feed.Identity.UserUid, cancellationToken)
                ? feed
                : throw new ApiException(ErrorCodes.NotYourSession);
        }

        if (!SessionId.IsValid(sessionOrStream)) throw new ApiException(ErrorCodes.NotLive);
        var session = await sessions.ReadAsync(caller, sessionOrStream, cancellationToken);
        throw new ApiException(ErrorCodes.NotLive, $"This session is not live on this server; its status is {session.Status.Wire()}.");
    }

    /// <summary>All feeds that the caller may see, the longest running first.</summary>
    public async Task<IReadOnlyList<LiveFeed>> AllAsync(Caller caller, CancellationToken cancellationToken)
    {
        var seen = new List<LiveFeed>();
        foreach (var feed in directory.All())
            if (await rules.MayActForAsync(caller, feed.Identity.UserUid, cancellationToken)) seen.Add(feed);
        return seen;
    }
}
