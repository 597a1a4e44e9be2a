namespace Aikynetix.Grpc.Wire;

/// <summary>How a call ended; the numbers are the protocol's.</summary>
public enum StatusCode
{
    /// <summary>It succeeded.</summary>
    Ok = 0,

    /// <summary>The caller gave up.</summary>
    Cancelled = 1,

    /// <summary>Nobody knows why it failed.</summary>
    Unknown = 2,

    /// <summary>The caller asked something that makes no sense in any state of the server.</summary>
    InvalidArgument = 3,

    /// <summary>The caller's time was over first; the work may have been done nevertheless.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>What was to be made exists.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, a limit or the memory is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the operation needs.</summary>
    FailedPrecondition = 9,

    /// <summary>Somebody else was faster; reading again and trying again may help.</summary>
    Aborted = 10,

    /// <summary>The end was passed.</summary>
    OutOfRange = 11,

    /// <summary>The server has no such method.</summary>
    Unimplemented = 12,

    /// <summary>A rule that both sides rely on was broken.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached or is busy; trying again may help.</summary>
    Unavailable = 14,

    /// <summary>Data was lost for good.</summary>
    DataLoss = 15,

    /// <summary>The caller did not say who it is, or not believably.</summary>
    Unauthenticated = 16,
}
