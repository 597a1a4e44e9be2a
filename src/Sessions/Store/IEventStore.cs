namespace Aikynetix.Sessions.Store;

/// <summary>Socket to whatever keeps the events: append-only streams with a total order over all of them.</summary>
/// <remarks>
/// Every implementation passes the same contract suite. Stream names are 1–200 characters of <c>A–Z a–z 0–9 . _ @ -</c>.
/// Operations throw <see cref="StoreUnavailableException"/> when the store cannot answer and
/// <see cref="ObjectDisposedException"/> once it is disposed.
/// </remarks>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>
    /// Adds events to the end of a stream: all of them durably, or none. Repeating a call with the same event ids and the same
    /// expectation adds nothing and answers as the first call did, so a caller in doubt may simply try again.
    /// </summary>
    /// <param name="stream">The stream; it comes into being with its first event.</param>
    /// <param name="expected">Where the stream must end for the events to be added.</param>
    /// <param name="events">One event or more, together at most <see cref="NewEvent.MaxAppendBytes"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the turn to write; a write that has begun is finished.</param>
    /// <returns>Revision and position of the last event added.</returns>
    /// <exception cref="WrongExpectedRevisionException">The stream ends elsewhere; nothing was added.</exception>
    /// <exception cref="ArgumentException">The name is not allowed, or the events are none or too large.</exception>
    Task<AppendResult> AppendAsync(
        string stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken);

    /// <summary>
    /// Empties the payloads of a stream's first events for good: when this returns, no byte of them is left in what the store keeps. The
    /// events stay with their revision, position, id, name and time, so nobody who follows has to know. Cut short it may have emptied some
    /// of them; repeating it does the rest. A stream that is not there is no error.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="upTo">Revision of the last event to be emptied; events behind it stay as they are.</param>
    /// <param name="cancellationToken">Leaves the rest to a repetition.</param>
    Task EraseAsync(string stream, long upTo, CancellationToken cancellationToken);

    /// <summary>The events of one stream in order, up to its end at the time of reading; nothing when there is no such stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fromRevision">First revision wanted, 0 or more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<StoredEvent> ReadAsync(string stream, long fromRevision, CancellationToken cancellationToken);

    /// <summary>
    /// The events of all streams whose names begin with one of the prefixes, in the order of their positions, none left out and
    /// none twice: first what is there, then what comes, until cancelled. It ends when the store is disposed.
    /// </summary>
    /// <param name="after">Position after which to begin; null begins with the first event.</param>
    /// <param name="prefixes">Beginnings of stream names; empty means every stream.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    IAsyncEnumerable<StoredEvent> SubscribeAllAsync(
        long? after, IReadOnlyList<string> prefixes, CancellationToken cancellationToken);
}
