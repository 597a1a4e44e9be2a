namespace Aikynetix.Sessions.Accounts;

/// <summary>Why a change to users or keys was refused.</summary>
public enum AccountProblem
{
    /// <summary>A field is missing or out of range.</summary>
    Invalid,

    /// <summary>The user id is taken.</summary>
    Exists,

    /// <summary>There is no such user or key.</summary>
    NotFound,

    /// <summary>No admin key would be left.</summary>
    LastAdminKey,

    /// <summary>What was switched off stays off.</summary>
    SwitchedOff,
}
