namespace Aikynetix.Sessions.Events;

/// <summary>Everything that a deleted session had is gone; until this stands behind its tombstone every start tries again.</summary>
[FactName("session-erased-v1")]
internal sealed record SessionErased(DateTimeOffset ErasedAt) : IFact;
