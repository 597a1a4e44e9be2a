using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Videos;

/// <summary>How signed video links are made.</summary>
internal sealed class LinkOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Links";

    /// <summary>How long a link works, seconds; an hour by default.</summary>
    [Range(10, 7 * 24 * 3600)]
    public int LifetimeSeconds { get; set; } = 3600;

    /// <summary>Address under which callers reach this server, e.g. <c>https://motion.example.org</c>; null takes the address of each request.</summary>
    [Url]
    public string? PublicUrl { get; set; }
}
