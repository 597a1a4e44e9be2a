using System.Globalization;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Reports;

/// <summary>Whose movement a summary is about; the documented API gives the age as text here.</summary>
/// <param name="Weight">Body mass, kg; null when not known.</param>
/// <param name="Height">Body height, cm; null when not known.</param>
/// <param name="Age">Years, as text; null when not known.</param>
/// <param name="Gender">As the profile gives it; null when not known.</param>
/// <param name="Email">E-mail address; null when not known.</param>
/// <param name="DisplayName">Name to show; the user's id where none is known.</param>
internal sealed record SummaryUser(double? Weight, double? Height, string? Age, string? Gender, string? Email, string DisplayName)
{
    /// <summary>What is known about a user.</summary>
    public static SummaryUser From(string userUid, UserProfile? user) => new(
        user?.WeightKg, user?.HeightCm, user?.Age?.ToString(CultureInfo.InvariantCulture), user?.Gender, user?.Email, user?.DisplayName ?? userUid);
}
