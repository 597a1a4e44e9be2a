namespace Aikynetix.Gateway.Sessions;

/// <summary>The frame ledger of a clip: received = analyzed + everything dropped.</summary>
/// <param name="Received">Frames that came out of the decoder.</param>
/// <param name="Analyzed">Frames that were looked at and kept.</param>
/// <param name="Dropped">Frames that were not, by reason; empty for an upload that went well.</param>
internal sealed record FramesBody(long Received, long Analyzed, IReadOnlyDictionary<string, long> Dropped);
