namespace Aikynetix.Sessions.Accounts;

/// <summary>How far the holder of a key may see.</summary>
public enum AccountRole
{
    /// <summary>Its own sessions.</summary>
    User,

    /// <summary>The sessions of the clients assigned to it.</summary>
    SubAdmin,

    /// <summary>Everything.</summary>
    Admin,
}
