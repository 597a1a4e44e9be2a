namespace Aikynetix.Sessions.Events;

/// <summary>The sub-admin whose stream this is may no longer see the client.</summary>
[FactName("client-unassigned-v1")]
internal sealed record ClientUnassigned(string ClientUid) : IFact;
