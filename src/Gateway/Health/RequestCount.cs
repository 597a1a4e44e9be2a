namespace Aikynetix.Gateway.Health;

/// <summary>How many requests of one kind were answered, and how long they took together.</summary>
internal sealed class RequestCount
{
    private readonly Lock _gate = new();

    /// <summary>Requests so far.</summary>
    public long Count { get; private set; }

    /// <summary>Seconds that they took together.</summary>
    public double Seconds { get; private set; }

    /// <summary>Counts one more.</summary>
    public void Add(double seconds)
    {
        lock (_gate) (Count, Seconds) = (Count + 1, Seconds + seconds);
    }
}
