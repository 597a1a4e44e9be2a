namespace Aikynetix.Sessions.Accounts;

/// <summary>What a presented token is worth.</summary>
public enum KeyVerdict
{
    /// <summary>It opens the door.</summary>
    Valid,

    /// <summary>No key has this token.</summary>
    Unknown,

    /// <summary>Its key was switched off.</summary>
    Revoked,

    /// <summary>Its key's time is over.</summary>
    Expired,
}
