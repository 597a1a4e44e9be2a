namespace Aikynetix.Sessions.Projections;

/// <summary>A webhook as the read model keeps it.</summary>
internal sealed record WebhookRow(
    string WebhookId, string Url, string Events, string Role, string KeyId, string? UserUid, DateTimeOffset CreatedAt, long Position);
