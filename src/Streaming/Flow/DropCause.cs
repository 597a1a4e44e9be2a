namespace Aikynetix.Streaming.Flow;

/// <summary>Why a live picture was not analyzed, as the ledger names it.</summary>
internal static class DropCause
{
    /// <summary>More units waited for the decoder than may.</summary>
    public const string QueueFull = "queue_full";

    /// <summary>It refers to a picture that was lost, and no key unit had come since.</summary>
    public const string AwaitingKey = "awaiting_key";

    /// <summary>The decoder refused it.</summary>
    public const string Undecodable = "undecodable";

    /// <summary>It is one that only others refer to, not to be shown.</summary>
    public const string NotShown = "not_shown";

    /// <summary>A newer picture was there before the pose model was free.</summary>
    public const string Superseded = "superseded";

    /// <summary>The pose model failed on it.</summary>
    public const string Failed = "failed";

    /// <summary>The capture was abandoned while it was on its way.</summary>
    public const string Abandoned = "abandoned";
}
