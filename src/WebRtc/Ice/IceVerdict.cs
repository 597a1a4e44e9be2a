namespace Aikynetix.WebRtc.Ice;

/// <summary>What a check was worth.</summary>
internal enum IceVerdict
{
    /// <summary>Its sender does not know the password: not to be answered.</summary>
    Forged,

    /// <summary>It is authentic, but cannot be granted; the answer says why.</summary>
    Refused,

    /// <summary>The path works.</summary>
    Passed,

    /// <summary>The path works, and with it the peer has taken up the credentials of a restart.</summary>
    Restarted,
}
