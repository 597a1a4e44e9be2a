namespace Aikynetix.Sessions.Accounts;

/// <summary>A person whose movement is analysed. All but the id may be unknown.</summary>
/// <param name="UserUid">Id given by the caller: 1–64 characters of <c>A–Z a–z 0–9 . _ @ -</c>.</param>
public sealed record UserProfile(string UserUid)
{
    /// <summary>When the person became known, UTC; set by the journal.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Name to show, at most 200 characters.</summary>
    public string? DisplayName { get; init; }

    /// <summary>E-mail address, at most 200 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number, at most 200 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>As the caller gave it, at most 200 characters; <c>female</c> selects the female table of segment masses.</summary>
    public string? Gender { get; init; }

    /// <summary>Years, 0–150.</summary>
    public double? Age { get; init; }

    /// <summary>Body height in centimetres, 30–300.</summary>
    public double? HeightCm { get; init; }

    /// <summary>Body mass in kilograms, 1–700.</summary>
    public double? WeightKg { get; init; }

    /// <summary>The first thing wrong with the profile in one sentence, or null when it may be stored.</summary>
    public string? FindFault()
    {
        const int MaxUid = 64, MaxText = 200;
        if (UserUid.Length > MaxUid || !Store.StreamName.IsAllowed(UserUid))
            return $"user_uid must be 1 to {MaxUid} letters, digits or one of . _ @ -";
        if (new[] { DisplayName, Email, Phone, Gender }.Any(text => text?.Length > MaxText))
            return $"display_name, email, phone and gender may be {MaxText} characters long.";
        if (IsOutside(Age, 0, 150)) return "age must be between 0 and 150 years.";
        if (IsOutside(HeightCm, 30, 300)) return "height must be between 30 and 300 centimetres.";
        return IsOutside(WeightKg, 1, 700) ? "weight must be between 1 and 700 kilograms." : null;
    }

    private static bool IsOutside(double? value, double low, double high) => value is { } number && !(number >= low && number <= high);
}
