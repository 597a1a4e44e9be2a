namespace Aikynetix.Sessions.Events;

/// <summary>Everything known about a person, as of now; the first such event makes the person known.</summary>
[FactName("user-changed-v1")]
internal sealed record UserChanged(
    DateTimeOffset ChangedAt,
    string? DisplayName = null,
    string? Email = null,
    string? Phone = null,
    string? Gender = null,
    double? Age = null,
    double? HeightCm = null,
    double? WeightKg = null) : IFact;
