namespace Aikynetix.Sessions.Events;

/// <summary>Somebody wants to be told of what happens. The secret that signs is derived from the id and never stored.</summary>
[FactName("webhook-created-v1")]
internal sealed record WebhookCreated(
    string Url, IReadOnlyList<string> Events, string Role, string KeyId, DateTimeOffset CreatedAt, string? UserUid = null) : IFact;
