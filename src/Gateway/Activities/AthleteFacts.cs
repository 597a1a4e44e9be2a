using Aikynetix.Biomechanics;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Activities;

/// <summary>What the analysis needs to know about a person.</summary>
internal static class AthleteFacts
{
    /// <summary>The athlete behind a profile; everything is unknown without one.</summary>
    public static Athlete Of(UserProfile? user) => new(user?.HeightCm / 100, user?.WeightKg, IsFemale(user?.Gender));

    private static bool? IsFemale(string? gender) => gender is null ? null : gender.Equals("female", StringComparison.OrdinalIgnoreCase);
}
