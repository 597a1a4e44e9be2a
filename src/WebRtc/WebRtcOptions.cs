using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Aikynetix.WebRtc;

/// <summary>How cameras reach this server by WebRTC, and how many may.</summary>
public sealed class WebRtcOptions : IValidatableObject
{
    /// <summary>Section of the configuration that binds to this class.</summary>
    public const string Section = "WebRtc";

    /// <summary>The one UDP port for all cameras; 0 takes any free one.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 8189;

    /// <summary>
    /// IP addresses (IPv4 or IPv6) under which cameras reach this server, at most 16; behind a router or in a container those of the
    /// outside. Empty means every address of this machine. A single loopback address also keeps the port from everybody outside.
    /// </summary>
    [MaxLength(16)]
    public IReadOnlyList<string> Addresses { get; set; } = [];

    /// <summary>Cameras at once.</summary>
    [Range(1, 10_000)]
    public int MaxSessions { get; set; } = 32;

    /// <summary>Most that a camera is asked to send, bits per second.</summary>
    [Range(100_000, 100_000_000)]
    public int MaxBitrate { get; set; } = 4_000_000;

    /// <summary>How long a camera may take to connect after its offer was accepted.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connected camera may be silent, without so much as a sign of life, before its session ends.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(12);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from address in Addresses
        where !IPAddress.TryParse(address, out _)
        select new ValidationResult($"'{address}' in {Section}:{nameof(Addresses)} is not an IP address.", [nameof(Addresses)]);
}
