namespace Aikynetix.Sessions.Events;

/// <summary>The sub-admin whose stream this is may see and act for the client.</summary>
[FactName("client-assigned-v1")]
internal sealed record ClientAssigned(string ClientUid) : IFact;
