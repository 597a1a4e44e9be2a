namespace Aikynetix.Sessions.Projections;

/// <summary>One person as the read model knows them.</summary>
internal sealed record UserRow(
    string UserUid,
    DateTimeOffset CreatedAt,
    string? DisplayName,
    string? Email,
    string? Phone,
    string? Gender,
    double? Age,
    double? HeightCm,
    double? WeightKg,
    double? Ycom,
    double? LegLength,
    double? ShoeSize,
    string? Brand,
    string? ShoeModel,
    string? Plan);
