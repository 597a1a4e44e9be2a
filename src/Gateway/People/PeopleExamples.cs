using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.People;

/// <summary>Examples of people and keys for the OpenAPI document.</summary>
internal static class PeopleExamples
{
    private const string KeyId = "0123456789abcdef0123456789abcdef";

    private static readonly DateTimeOffset Made = new(2026, 3, 9, 15, 4, 5, TimeSpan.Zero);

    /// <summary>What is said about a person.</summary>
    public static ClientFields Fields { get; } = new()
    {
        UserUid = "ada",
        DisplayName = "Ada Lovelace",
        Email = "ada@example.com",
        Phone = "+44 20 7946 0000",
        Gender = "female",
        Age = 36,
        Height = 165,
        Weight = 58.2,
        LegLength = 84,
        ShoeSize = 39,
        Brand = "Adipower",
        ShoeModel = "III",
    };

    /// <summary>A person.</summary>
    public static ClientBody Client { get; } = new()
    {
        UserUid = "ada",
        CreatedAt = CreatedAt.From(Made),
        CreatedAtIso = CreatedAt.Iso(Made),
        DisplayName = Fields.DisplayName,
        Email = Fields.Email,
        Phone = Fields.Phone,
        Gender = Fields.Gender,
        Age = Fields.Age,
        Height = Fields.Height,
        Weight = Fields.Weight,
        Ycom = null,
        LegLength = Fields.LegLength,
        ShoeSize = Fields.ShoeSize,
        Brand = Fields.Brand,
        ShoeModel = Fields.ShoeModel,
        Plan = "pro",
        SessionLimit = 200,
        SessionsThisMonth = 12,
    };

    /// <summary>A page of people.</summary>
    public static ClientPage Clients { get; } = new(new Dictionary<string, ClientBody> { ["ada"] = Client }, 1, "ada", "ada");

    /// <summary>A page of sub-admins.</summary>
    public static SubAdminPage SubAdmins { get; } = new(Clients.Clients, 1, "ada", "ada");

    /// <summary>What is said about a new key.</summary>
    public static KeyFields KeyFields { get; } = new() { Title = "Coach's tablet", Role = "user", UserUid = "ada", ExpiresAt = "2030-12-31T23:59:59Z" };

    /// <summary>What is changed about a key.</summary>
    public static KeyChangeFields KeyChange { get; } = new() { Title = "Old tablet", Active = false };

    /// <summary>A key.</summary>
    public static KeyBody Key { get; } = new()
    {
        KeyId = KeyId,
        Prefix = "aiky_Zm9vY",
        Title = "Coach's tablet",
        Role = "user",
        UserUid = "ada",
        CreatedAt = CreatedAt.From(Made),
        CreatedAtIso = CreatedAt.Iso(Made),
        ExpiresAt = "2030-12-31T23:59:59.000Z",
        LastUsedAt = null,
        Active = true,
    };

    /// <summary>A new key.</summary>
    public static NewKeyBody NewKey { get; } = new("aiky_…", Key);

    /// <summary>A page of keys.</summary>
    public static KeyPage Keys { get; } = new(new Dictionary<string, KeyBody> { [KeyId] = Key }, 1, KeyId, KeyId);
}
