namespace Aikynetix.Gateway.People;

/// <summary>What callers change about a key; what is absent stays.</summary>
internal sealed record KeyChangeFields
{
    /// <summary>What the key is for, at most 200 characters.</summary>
    public string? Title { get; init; }

    /// <summary>RFC 3339; from then on the key is refused. Null: never.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary><c>false</c> switches the key off, for good.</summary>
    public bool? Active { get; init; }
}
