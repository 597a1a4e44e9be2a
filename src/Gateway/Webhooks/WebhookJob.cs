using System.Globalization;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>How the delivery of one announcement to one webhook is named as a job: by position first, so that the last key tells how far announcing has come.</summary>
internal static class WebhookJob
{
    /// <summary>The kind of these jobs.</summary>
    public const string Kind = "webhook";

    private const int PositionDigits = 19;

    /// <summary>Key of the delivery.</summary>
    public static string Key(long position, string webhookId) => position.ToString("D19", CultureInfo.InvariantCulture) + KeyEnd(webhookId);

    /// <summary>How the keys of all deliveries to one webhook end.</summary>
    public static string KeyEnd(string webhookId) => "-" + webhookId;

    /// <summary>The position in a key.</summary>
    public static long Position(string key) => long.Parse(key.AsSpan(0, PositionDigits), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The webhook in a key.</summary>
    public static string WebhookId(string key) => key[(PositionDigits + 1)..];
}
