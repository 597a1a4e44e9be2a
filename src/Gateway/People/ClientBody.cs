using System.Text.Json.Serialization;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.People;

/// <summary>A person as callers see them.</summary>
internal sealed record ClientBody
{
    /// <summary>Id.</summary>
    public required string UserUid { get; init; }

    /// <summary>When the person became known, UTC.</summary>
    public required CreatedAt CreatedAt { get; init; }

    /// <summary>The same, RFC 3339.</summary>
    public required string CreatedAtIso { get; init; }

    /// <summary>Name to show.</summary>
    public required string? DisplayName { get; init; }

    /// <summary>E-mail address.</summary>
    public required string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public required string? Phone { get; init; }

    /// <summary>As it was given.</summary>
    public required string? Gender { get; init; }

    /// <summary>Years.</summary>
    public required double? Age { get; init; }

    /// <summary>Body height, cm.</summary>
    public required double? Height { get; init; }

    /// <summary>Body mass, kg.</summary>
    public required double? Weight { get; init; }

    /// <summary>Height of the centre of mass, as it was given.</summary>
    public required double? Ycom { get; init; }

    /// <summary>Length of the leg, as it was given.</summary>
    public required double? LegLength { get; init; }

    /// <summary>Size of the shoe, as it was given.</summary>
    [JsonPropertyName("shoeSize")]
    public required double? ShoeSize { get; init; }

    /// <summary>Maker of the shoe.</summary>
    public required string? Brand { get; init; }

    /// <summary>Model of the shoe.</summary>
    [JsonPropertyName("shoeModel")]
    public required string? ShoeModel { get; init; }

    /// <summary>The plan that counts.</summary>
    public required string Plan { get; init; }

    /// <summary>Sessions that a month (UTC) may have under it; null without a limit.</summary>
    public required int? SessionLimit { get; init; }

    /// <summary>Sessions that this month has so far.</summary>
    public required int SessionsThisMonth { get; init; }
}
