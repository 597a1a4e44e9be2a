namespace Aikynetix.Sessions.Accounts;

/// <summary>A person whose movement is analysed. All but the id may be unknown.</summary>
/// <param name="UserUid">Id given by the caller: 1–64 characters of <c>A–Z a–z 0–9 . _ @ -</c>.</param>
public sealed record UserProfile(string UserUid)
{
    private const int MaxUid = 64, MaxText = 200;

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

    /// <summary>Height of the centre of mass as the caller measures it, 0–300.</summary>
    public double? Ycom { get; init; }

    /// <summary>Length of the leg as the caller measures it, 0–200.</summary>
    public double? LegLength { get; init; }

    /// <summary>Size of the shoe in the system that its maker uses, 0–400.</summary>
    public double? ShoeSize { get; init; }

    /// <summary>Maker of the shoe, at most 200 characters.</summary>
    public string? Brand { get; init; }

    /// <summary>Model of the shoe, at most 200 characters.</summary>
    public string? ShoeModel { get; init; }

    /// <summary>Name of the plan that says how many sessions a month may have; null for the server's default.</summary>
    public string? Plan { get; init; }

    private IEnumerable<(string Name, string? Value)> Texts =>
    [
        ("display_name", DisplayName), ("email", Email), ("phone", Phone), ("gender", Gender), ("brand", Brand), ("shoeModel", ShoeModel), ("plan", Plan),
    ];

    private IEnumerable<(string Name, double? Value, double Low, double High, string Unit)> Numbers =>
    [
        ("age", Age, 0, 150, " years"), ("height", HeightCm, 30, 300, " centimetres"), ("weight", WeightKg, 1, 700, " kilograms"),
        ("ycom", Ycom, 0, 300, ""), ("leg_length", LegLength, 0, 200, ""), ("shoeSize", ShoeSize, 0, 400, ""),
    ];

    /// <summary>The first thing wrong with the profile in one sentence, or null when it may be stored.</summary>
    public string? FindFault()
    {
        if (UserUid.Length > MaxUid || !Store.StreamName.IsAllowed(UserUid))
            return $"user_uid must be 1 to {MaxUid} letters, digits or one of . _ @ -";
        foreach (var (name, value) in Texts)
        {
            if (value?.Length > MaxText) return $"{name} may be {MaxText} characters long.";
            if (value?.Any(char.IsControl) == true) return $"{name} must not hold control characters.";
        }

        if (Email is { } email && !IsAddress(email)) return "email must be an address such as name@example.com.";
        foreach (var (name, value, low, high, unit) in Numbers)
            if (value is { } number && !(number >= low && number <= high)) return $"{name} must be between {low} and {high}{unit}.";
        return null;
    }

    // Whether it is anybody's, only a letter would tell.
    private static bool IsAddress(string email) =>
        email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);
}
