using Aikynetix.Gateway.Auth;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Videos;

/// <summary>Lets in who holds a signed link, and callers who may see the session.</summary>
internal sealed class LinkDoor(SignedLinks links, SessionAccess access)
{
    /// <summary>The session whose video or picture is asked for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The path for which a link must have been made.</param>
    /// <param name="sessionId">The session in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null for somebody without link and without key.</returns>
    /// <exception cref="Errors.ApiException">The link or the key does not open it, or there is no such session.</exception>
    public async Task<SessionView?> EnterAsync(HttpContext context, string path, string sessionId, CancellationToken cancellationToken)
    {
        if (!SignedLinks.IsSigned(context.Request))
            return Caller.Find(context) is null ? null : await access.ReadAsync(context, sessionId, cancellationToken);
        links.Check(context.Request, path);
        return await access.FindAsync(sessionId, cancellationToken);
    }
}
