namespace Aikynetix.Sessions.Events;

/// <summary>An API key came into force; a second one in the same stream takes the place of the first. Only the token's hash is kept.</summary>
[FactName("key-created-v1")]
internal sealed record KeyCreated(
    string Sha256,
    string Prefix,
    string Title,
    string Role,
    DateTimeOffset CreatedAt,
    string? UserUid = null,
    DateTimeOffset? ExpiresAt = null) : IFact;
