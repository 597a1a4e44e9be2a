namespace Aikynetix.Sessions.Store;

/// <summary>An event about to be appended.</summary>
/// <param name="Id">Identity for idempotent retry: the same fact keeps the same id however often it is sent.</param>
/// <param name="Type">Stable name of the kind of event.</param>
/// <param name="Data">Payload; its form belongs to the type.</param>
public sealed record NewEvent(Guid Id, string Type, ReadOnlyMemory<byte> Data)
{
    /// <summary>Most payload bytes that one append may carry: what every supported store accepts by default, with room for its own fields.</summary>
    public const int MaxAppendBytes = 1_000_000;

    /// <summary>Refuses an append that some store would not take.</summary>
    /// <exception cref="ArgumentException">There is no event, or the payloads are too large together.</exception>
    public static void ThrowIfNotAppendable(IReadOnlyList<NewEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0) throw new ArgumentException("An append needs at least one event.", nameof(events));
        var bytes = events.Sum(one => (long)one.Data.Length);
        if (bytes > MaxAppendBytes)
            throw new ArgumentException($"An append may carry {MaxAppendBytes} bytes, not {bytes}; put large content into a blob.", nameof(events));
    }
}
