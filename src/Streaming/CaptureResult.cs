namespace Aikynetix.Streaming;

/// <summary>How a capture ended that ran to its end.</summary>
/// <param name="Ledger">Where its frames went.</param>
/// <param name="LastFrameTime">Presentation time of the last frame relative to the first.</param>
/// <param name="Warning">A sentence for the sender when part of the file could not be decoded, else null.</param>
public sealed record CaptureResult(FrameLedger Ledger, TimeSpan LastFrameTime, string? Warning);
