namespace Aikynetix.Gateway.Ingest;

/// <summary>Why a live capture came to its end, as viewers and the record are told.</summary>
internal static class LiveEnds
{
    /// <summary>The camera said so, or the longest time was over.</summary>
    public const string Ended = "ended";

    /// <summary>The key by which the camera sends was revoked or has expired.</summary>
    public const string KeyOff = "key_off";

    /// <summary>The camera went and did not come back.</summary>
    public const string Vanished = "vanished";

    /// <summary>The pictures could not be kept any more.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The session is being deleted.</summary>
    public const string Deleted = "deleted";

    /// <summary>The server stops.</summary>
    public const string ShuttingDown = "shutting_down";
}
