namespace Aikynetix.Sessions.Store;

/// <summary>Where the last event of an append came to stand.</summary>
/// <param name="Revision">Its revision in the stream.</param>
/// <param name="Position">Its place in the order over all streams.</param>
public readonly record struct AppendResult(long Revision, long Position);
