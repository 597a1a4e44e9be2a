namespace Aikynetix.Sessions.Events;

/// <summary>The key is good for nothing any more.</summary>
[FactName("key-revoked-v1")]
internal sealed record KeyRevoked(DateTimeOffset RevokedAt) : IFact;
