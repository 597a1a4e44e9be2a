namespace Aikynetix.Sessions.Projections;

/// <summary>One API key as the read model knows it; the token itself is known nowhere.</summary>
internal sealed record KeyRow(
    string KeyId,
    string Sha256,
    string Prefix,
    string Title,
    string Role,
    string? UserUid,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? UsedAt);
