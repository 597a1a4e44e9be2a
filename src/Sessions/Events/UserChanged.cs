namespace Aikynetix.Sessions.Events;

/// <summary>
/// Everything known about a person, as of now; the first such event makes the person known, in the care of the sub-admin that it names, if any.
/// </summary>
[FactName("user-changed-v1")]
internal sealed record UserChanged(
    DateTimeOffset ChangedAt,
    string? DisplayName = null,
    string? Email = null,
    string? Phone = null,
    string? Gender = null,
    double? Age = null,
    double? HeightCm = null,
    double? WeightKg = null,
    double? Ycom = null,
    double? LegLength = null,
    double? ShoeSize = null,
    string? Brand = null,
    string? ShoeModel = null,
    string? Plan = null,
    string? InCareOf = null) : IFact;
