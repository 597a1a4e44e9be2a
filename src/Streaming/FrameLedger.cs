namespace Aikynetix.Streaming;

/// <summary>Where the frames of one capture went; received = analyzed + dropped + in flight, always.</summary>
/// <param name="Received">Frames that came out of the decoder of an upload, or that arrived compressed of a live stream.</param>
/// <param name="Analyzed">Frames whose observation was handed on.</param>
/// <param name="Dropped">Frames lost on the way, by cause; an upload loses none.</param>
public sealed record FrameLedger(long Received, long Analyzed, IReadOnlyDictionary<string, long> Dropped)
{
    /// <summary>Frames that are still being worked on; 0 at the end of a capture.</summary>
    public long InFlight => Received - Analyzed - Dropped.Values.Sum();
}
