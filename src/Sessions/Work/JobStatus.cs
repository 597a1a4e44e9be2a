namespace Aikynetix.Sessions.Work;

/// <summary>Where a job stands.</summary>
public enum JobStatus
{
    /// <summary>It waits for a worker, or for the moment of its next attempt.</summary>
    Queued,

    /// <summary>A worker is at it.</summary>
    Running,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It came to nothing; asked for again it begins anew.</summary>
    Failed,
}
