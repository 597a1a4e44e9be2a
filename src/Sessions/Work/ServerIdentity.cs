namespace Aikynetix.Sessions.Work;

/// <summary>Who this process is among those that ever used the data folder.</summary>
internal sealed class ServerIdentity
{
    private volatile bool _isOnlyOne;

    /// <summary>Unique to this run of the program.</summary>
    public string Process { get; } = Guid.NewGuid().ToString("N");

    /// <summary>
    /// True once this process holds the lock of the data folder: then whoever made an earlier claim is dead, and its claims are void
    /// at once instead of at the end of their leases.
    /// </summary>
    public bool IsOnlyOne
    {
        get => _isOnlyOne;
        set => _isOnlyOne = value;
    }
}
