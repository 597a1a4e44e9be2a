namespace Aikynetix.Sessions.Projections;

/// <summary>Which keys are meant, and who looks.</summary>
/// <param name="Role">Role of who looks.</param>
/// <param name="Viewer">Who looks; null for an admin key without a user.</param>
internal sealed record KeyQuery(string Role, string? Viewer)
{
    /// <summary>Only keys of this user.</summary>
    public string? UserUid { get; init; }

    /// <summary>Only the key of this id.</summary>
    public string? KeyId { get; init; }
}
