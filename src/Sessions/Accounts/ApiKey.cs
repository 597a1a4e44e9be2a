namespace Aikynetix.Sessions.Accounts;

/// <summary>An API key without its token.</summary>
/// <param name="Id">Id to list and revoke it by.</param>
/// <param name="Prefix">Beginning of the token, for people to tell keys apart.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Role">How far it may see.</param>
/// <param name="UserUid">The user it speaks for; null only for admins.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ExpiresAt">From then on it is refused; null never.</param>
/// <param name="RevokedAt">When it was switched off; null when it was not.</param>
/// <param name="LastUsedAt">When it was last presented, to the hour; null never.</param>
public sealed record ApiKey(
    string Id,
    string Prefix,
    string Title,
    AccountRole Role,
    string? UserUid,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt);
