namespace Aikynetix.Sessions.Store;

/// <summary>The storage cannot do its work now; the operation left nothing half-written and may be tried again.</summary>
/// <param name="message">One sentence that says what is wrong and what to do.</param>
/// <param name="diskFull">True when it is for want of space.</param>
/// <param name="inner">What the storage said.</param>
public sealed class StoreUnavailableException(string message, bool diskFull, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether freeing disk space is the remedy.</summary>
    public bool IsDiskFull { get; } = diskFull;
}
