using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Auth;

/// <summary>Finds a session for a caller who may see it, and says why when there is none.</summary>
internal sealed class SessionAccess(SessionJournal sessions, AccessRules rules)
{
    /// <summary>The session, whoever asks.</summary>
    /// <exception cref="ApiException">There is none of that id.</exception>
    public async Task<SessionView> FindAsync(string sessionId, CancellationToken cancellationToken) =>
        await sessions.FindAsync(sessionId, cancellationToken) ?? throw new ApiException(ErrorCodes.SessionNotFound);

    /// <summary>The session, for a caller who may see it.</summary>
    /// <exception cref="ApiException">There is none of that id, or it is none of the caller's business.</exception>
    public async Task<SessionView> ReadAsync(Caller caller, string sessionId, CancellationToken cancellationToken)
    {
        var session = await FindAsync(sessionId, cancellationToken);
        // The demo is read with ?demo=true alone, and so nobody can change it.
        if (session.IsDemo) throw new ApiException(ErrorCodes.SessionNotFound);
        return await rules.MayActForAsync(caller, session.Draft.UserId, cancellationToken) ? session : throw new ApiException(ErrorCodes.NotYourSession);
    }

    /// <summary>The session that a request asks for, whatever its activity, as the version of its analysis that the query names tells it.</summary>
    /// <exception cref="ApiException">There is none of that id or version, or it is none of the caller's business.</exception>
    public async Task<SessionView> ReadAsync(HttpContext context, string sessionId, CancellationToken cancellationToken) => VersionQuery.Choose(
        context.Request,
        DemoSessions.AreAsked(context)
            ? await DemoAsync(DemoSessions.IdFor(sessionId), cancellationToken)
            : await ReadAsync(Caller.Of(context), sessionId, cancellationToken));

    /// <summary>The session of one activity that a request asks for.</summary>
    /// <exception cref="ApiException">As above, or it belongs to another activity.</exception>
    public async Task<SessionView> ReadAsync(HttpContext context, string activity, string sessionId, CancellationToken cancellationToken) => VersionQuery.Choose(
        context.Request,
        DemoSessions.AreAsked(context)
            ? await DemoAsync(DemoSessions.Id(activity), cancellationToken)
            : await ReadAsync(Caller.Of(context), activity, sessionId, cancellationToken));

    /// <summary>The session of one activity, for a caller who may see it.</summary>
    /// <exception cref="ApiException">As above, or it belongs to another activity.</exception>
    public async Task<SessionView> ReadAsync(Caller caller, string activity, string sessionId, CancellationToken cancellationToken)
    {
        var session = await ReadAsync(caller, sessionId, cancellationToken);
        return session.Draft.Activity == activity ? session : throw new ApiException(ErrorCodes.WrongActivity);
    }

    /// <summary>A demo session, which every caller may see.</summary>
    /// <exception cref="ApiException">This server has none, or not yet.</exception>
    public async Task<SessionView> DemoAsync(string id, CancellationToken cancellationToken) =>
        await sessions.FindAsync(id, cancellationToken) ?? throw new ApiException(ErrorCodes.DemoNotFound);
}
