namespace Aikynetix.Sessions.Events;

/// <summary>The key was presented; recorded at most once an hour for each key.</summary>
[FactName("key-used-v1")]
internal sealed record KeyUsed(DateTimeOffset UsedAt) : IFact;
