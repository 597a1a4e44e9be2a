namespace Aikynetix.Gateway.People;

/// <summary>What callers say about a key to be made.</summary>
internal sealed record KeyFields
{
    /// <summary>What the key is for, at most 200 characters.</summary>
    public string? Title { get; init; }

    /// <summary><c>admin</c>, <c>sub_admin</c> or <c>user</c>, the default.</summary>
    public string? Role { get; init; }

    /// <summary>The user for whom the key speaks; the caller's own when absent, nobody for an admin key.</summary>
    public string? UserUid { get; init; }

    /// <summary>RFC 3339; from then on the key is refused. Null or absent: never, or when the key that makes it expires.</summary>
    public string? ExpiresAt { get; init; }
}
