namespace Aikynetix.Gateway.Webhooks;

/// <summary>Asks for a webhook.</summary>
/// <param name="Url">Where messages go: https, at most 2048 characters.</param>
/// <param name="Events">Types wanted; absent for all.</param>
internal sealed record WebhookRequest(string? Url, IReadOnlyList<string>? Events);
