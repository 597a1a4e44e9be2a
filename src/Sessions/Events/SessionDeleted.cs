namespace Aikynetix.Sessions.Events;

/// <summary>A session is no more. It is the tombstone: the facts before it are emptied, and nothing in it tells of anybody.</summary>
[FactName("session-deleted-v1")]
internal sealed record SessionDeleted(DateTimeOffset DeletedAt) : IFact;
