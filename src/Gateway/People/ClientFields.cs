using System.Text.Json.Serialization;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.People;

/// <summary>What callers say about a person; members that are absent are unknown, or when a person is changed stay as they are.</summary>
internal sealed record ClientFields
{
    /// <summary>Id, 1–64 letters, digits or one of <c>. _ @ -</c>; made up by the server when absent, and never changed.</summary>
    public string? UserUid { get; init; }

    /// <summary>Name to show.</summary>
    public string? DisplayName { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>E.g. <c>female</c>, which selects the female table of segment masses.</summary>
    public string? Gender { get; init; }

    /// <summary>Years.</summary>
    public double? Age { get; init; }

    /// <summary>Body height, cm.</summary>
    public double? Height { get; init; }

    /// <summary>Body mass, kg.</summary>
    public double? Weight { get; init; }

    /// <summary>Height of the centre of mass as the caller measures it.</summary>
    public double? Ycom { get; init; }

    /// <summary>Length of the leg as the caller measures it.</summary>
    public double? LegLength { get; init; }

    /// <summary>Size of the shoe in the system that its maker uses.</summary>
    [JsonPropertyName("shoeSize")]
    public double? ShoeSize { get; init; }

    /// <summary>Maker of the shoe.</summary>
    public string? Brand { get; init; }

    /// <summary>Model of the shoe.</summary>
    [JsonPropertyName("shoeModel")]
    public string? ShoeModel { get; init; }

    /// <summary><c>basic</c>, <c>standard</c>, <c>pro</c>, <c>enterprise</c> or <c>unlimited</c>; null for the server's default. Only an admin sets it.</summary>
    public string? Plan { get; init; }

    /// <summary>What is known of a person, to be changed.</summary>
    public static ClientFields From(UserProfile user) => new()
    {
        UserUid = user.UserUid,
        DisplayName = user.DisplayName,
        Email = user.Email,
        Phone = user.Phone,
        Gender = user.Gender,
        Age = user.Age,
        Height = user.HeightCm,
        Weight = user.WeightKg,
        Ycom = user.Ycom,
        LegLength = user.LegLength,
        ShoeSize = user.ShoeSize,
        Brand = user.Brand,
        ShoeModel = user.ShoeModel,
        Plan = user.Plan,
    };

    /// <summary>The person that these fields describe, under the given id; empty texts say nothing.</summary>
    public UserProfile ToProfile(string userUid) => new(userUid)
    {
        DisplayName = Text(DisplayName),
        Email = Text(Email),
        Phone = Text(Phone),
        Gender = Text(Gender),
        Age = Age,
        HeightCm = Height,
        WeightKg = Weight,
        Ycom = Ycom,
        LegLength = LegLength,
        ShoeSize = ShoeSize,
        Brand = Text(Brand),
        ShoeModel = Text(ShoeModel),
        Plan = Text(Plan),
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
