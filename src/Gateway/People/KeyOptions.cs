using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.People;

/// <summary>Limits on the keys that callers make.</summary>
internal sealed class KeyOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Keys";

    /// <summary>Keys in force that one user may have, unless an admin makes them: each key has a rate limit of its own.</summary>
    [Range(1, 10_000)]
    public int MaxPerUser { get; set; } = 20;
}
