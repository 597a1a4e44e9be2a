using System.Security.Cryptography;
using System.Text;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>The secret of each webhook and the signatures made with it, after Standard Webhooks 1.0.</summary>
/// <remarks>
/// A secret is derived from the server's own key and the id of the webhook, so it is stored nowhere; it is told once, when the webhook is made.
/// </remarks>
internal sealed class WebhookSecrets(byte[] serverKey)
{
    private const string Prefix = "whsec_";

    /// <summary>The secret as its owner is told it.</summary>
    public string Tell(string webhookId) => Prefix + Convert.ToBase64String(Of(webhookId));

    /// <summary>The header <c>webhook-signature</c> of a message.</summary>
    /// <param name="webhookId">Whose secret signs.</param>
    /// <param name="messageId">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>, seconds since 1970.</param>
    /// <param name="body">The body, as it is sent.</param>
    public string Sign(string webhookId, string messageId, long timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Of(webhookId), Encoding.UTF8.GetBytes(FormattableString.Invariant($"{messageId}.{timestamp}.{body}"))));

    private byte[] Of(string webhookId) => HMACSHA256.HashData(serverKey, Encoding.UTF8.GetBytes($"webhook\n{webhookId}"));
}
