using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Auth;

/// <summary>How many requests one key may make; who has no valid key is counted by address.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "RateLimit";

    /// <summary>Requests a second that a key may make in the long run.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 20;

    /// <summary>Requests that a key may make at once before that rate holds.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 200;

    /// <summary>
    /// Keys a minute, wrong ones or right ones, that one address may present and that have not opened the door from there before; so many at once
    /// too. It is what makes guessing slow.
    /// </summary>
    [Range(1, 1_000_000)]
    public int NewKeysPerMinute { get; set; } = 100;
}
