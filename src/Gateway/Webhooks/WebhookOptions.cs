using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Webhooks;

/// <summary>How messages to webhooks are sent.</summary>
internal sealed class WebhookOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Webhooks";

    /// <summary>Whether messages may go to addresses of private networks and of this machine, and without encryption.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>How long a receiver may take to answer, seconds.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>How many webhooks one user may have; admins without a user count as one.</summary>
    [Range(1, 1000)]
    public int MaxPerUser { get; set; } = 20;

    /// <summary>Messages that are sent at once.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 4;
}
