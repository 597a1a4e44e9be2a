using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Announcements;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>A webhook as it is told.</summary>
internal record WebhookBody
{
    /// <summary>32 lowercase hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>Where messages go.</summary>
    public required string Url { get; init; }

    /// <summary>Of which types: <c>session.completed</c>, <c>session.failed</c>, <c>thread.completed</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>For whom it was made; null for an admin's that hears of everybody's sessions.</summary>
    public required string? UserUid { get; init; }

    /// <summary>When it was made, RFC 3339 in UTC.</summary>
    public required string CreatedAtIso { get; init; }

    /// <summary>How the webhook is told.</summary>
    public static WebhookBody From(Webhook webhook) => new()
    {
        Id = webhook.Id,
        Url = webhook.Url,
        Events = webhook.Events,
        UserUid = webhook.UserUid,
        CreatedAtIso = CreatedAt.Iso(webhook.CreatedAt),
    };
}
