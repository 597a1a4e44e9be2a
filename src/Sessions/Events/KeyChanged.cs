namespace Aikynetix.Sessions.Events;

/// <summary>The key has this title and this expiry (none: never) from now on.</summary>
[FactName("key-changed-v1")]
internal sealed record KeyChanged(string Title, DateTimeOffset? ExpiresAt = null) : IFact;
