namespace Aikynetix.Sessions.Events;

/// <summary>Where a session stands in its life.</summary>
public enum SessionStatus
{
    /// <summary>Accepted; its analysis waits for a worker.</summary>
    Queued,

    /// <summary>A worker is at it.</summary>
    Processing,

    /// <summary>The newest analysis asked for is done.</summary>
    Completed,

    /// <summary>The newest analysis asked for ended without a result; the reason stands beside it.</summary>
    Failed,

    /// <summary>A live capture broke off; what had come is kept.</summary>
    Interrupted,

    /// <summary>A live capture is running.</summary>
    Live,
}
