using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Reports;

/// <summary>Whose movement a report is about.</summary>
/// <param name="DisplayName">Name to show; the user's id where none is known.</param>
/// <param name="Age">Years; null when not known.</param>
/// <param name="Weight">Body mass, kg; null when not known.</param>
/// <param name="Height">Body height, cm; null when not known.</param>
internal sealed record UserInformation(string DisplayName, double? Age, double? Weight, double? Height)
{
    /// <summary>What is known about a user.</summary>
    public static UserInformation From(string userUid, UserProfile? user) => new(user?.DisplayName ?? userUid, user?.Age, user?.WeightKg, user?.HeightCm);
}
