namespace Aikynetix.Gateway.Ingest;

/// <summary>Why a live capture came to its end, as viewers and the record are told.</summary>
internal static class LiveEnds
{
    /// <summary>The camera said so, the longest time was over, or its key was switched off.</summary>
    public const string Ended = "ended";

    /// <summary>The camera went and did not come back.</summary>
    public const string Vanished = "vanished";

    /// <summary>The pictures could not be kept any more.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>The server stops.</summary>
    public const string ShuttingDown = "shutting_down";
}
