using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Sessions.Announcements;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>A webhook that was just made, with its secret.</summary>
[method: SetsRequiredMembers]
internal sealed record NewWebhookBody(Webhook Webhook, string Secret) : WebhookBody(From(Webhook))
{
    /// <summary>The webhook; it stands in the members of the body.</summary>
    [JsonIgnore]
    public Webhook Webhook { get; } = Webhook;

    /// <summary>Signs every message (<c>whsec_</c> and base64, Standard Webhooks 1.0); told this once.</summary>
    public string Secret { get; } = Secret;
}
