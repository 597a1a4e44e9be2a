namespace Aikynetix.Sessions.Events;

/// <summary>Nobody wants to be told there any more.</summary>
[FactName("webhook-removed-v1")]
internal sealed record WebhookRemoved(DateTimeOffset RemovedAt) : IFact;
