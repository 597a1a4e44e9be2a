using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Auth;

/// <summary>Asks anew whether the key of a connection still counts: connections outlive the request with which they began.</summary>
internal sealed class KeyCheck(KeyJournal keys)
{
    /// <summary>Who speaks on the connection, by the key with which it was opened.</summary>
    /// <param name="connection">The request that opened it.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="ApiException">The key was revoked or has expired.</exception>
    public async Task<Caller> CallerAsync(HttpContext connection, CancellationToken cancellationToken) =>
        Credential.Find(connection.Request, queryAllowed: true) is { } token
        && await keys.CheckAsync(token, cancellationToken) is { Verdict: KeyVerdict.Valid, Key: { } key }
            ? new Caller(key.Id, key.Role, key.UserUid)
            : throw new ApiException(ErrorCodes.KeyInvalid);
}
