using Aikynetix.Gateway.People;
using Aikynetix.Sessions.Announcements;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>Removes the webhooks of a client who is deleted.</summary>
internal sealed class WebhookFarewell(WebhookJournal webhooks) : IClientFarewell
{
    /// <inheritdoc />
    public async Task LeaveAsync(string userUid, bool keepSessions, CancellationToken cancellationToken)
    {
        foreach (var webhook in await webhooks.ListAsync(cancellationToken))
            if (webhook.UserUid == userUid) await webhooks.RemoveAsync(webhook, cancellationToken);
    }
}
