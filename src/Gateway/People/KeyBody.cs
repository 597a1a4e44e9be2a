using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.People;

/// <summary>A key as callers see it, without its token.</summary>
internal sealed record KeyBody
{
    /// <summary>Id.</summary>
    public required string KeyId { get; init; }

    /// <summary>Beginning of the token, to tell keys apart.</summary>
    public required string Prefix { get; init; }

    /// <summary>What it is for.</summary>
    public required string Title { get; init; }

    /// <summary><c>admin</c>, <c>sub_admin</c> or <c>user</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The user for whom it speaks; null for some admins' keys.</summary>
    public required string? UserUid { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required CreatedAt CreatedAt { get; init; }

    /// <summary>The same, RFC 3339.</summary>
    public required string CreatedAtIso { get; init; }

    /// <summary>From then on it is refused, RFC 3339; null never.</summary>
    public required string? ExpiresAt { get; init; }

    /// <summary>When it was last presented, to the hour, RFC 3339; null never.</summary>
    public required string? LastUsedAt { get; init; }

    /// <summary>Whether it opens the door now.</summary>
    public required bool Active { get; init; }
}
