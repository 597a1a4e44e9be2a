namespace Aikynetix.Sessions.Store;

/// <summary>An event as the store keeps it, never to change but for being erased.</summary>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Revision">0, 1, 2 … within the stream.</param>
/// <param name="Position">Place in the order over all streams; grows, but not by ones.</param>
/// <param name="Id">Identity given by the writer.</param>
/// <param name="Type">Stable name of the kind of event.</param>
/// <param name="Data">Payload; empty once it was erased.</param>
/// <param name="Created">When the store accepted it, UTC.</param>
public sealed record StoredEvent(
    string Stream, long Revision, long Position, Guid Id, string Type, ReadOnlyMemory<byte> Data, DateTimeOffset Created)
{
    /// <summary>Whether its payload is gone: the event only holds its place.</summary>
    public bool IsErased => Data.IsEmpty;
}
