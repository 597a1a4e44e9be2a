namespace Aikynetix.Sessions.Projections;

/// <summary>Which people are meant; without any condition everybody.</summary>
internal sealed record UserQuery
{
    /// <summary>Only those in the care of this sub-admin.</summary>
    public string? InCareOf { get; init; }

    /// <summary>Only the person of this id.</summary>
    public string? Only { get; init; }

    /// <summary>Only sub-admins.</summary>
    public bool SubAdmins { get; init; }
}
