namespace Aikynetix.Sessions.Frames;

/// <summary>What identifies a finished recording of frames and proves it complete.</summary>
/// <param name="Stream">Stream that holds the chunks.</param>
/// <param name="FrameCount">Frames in all chunks together.</param>
/// <param name="Sha256">SHA-256 over the bytes of all chunks in order, 64 lowercase hex digits.</param>
public sealed record FrameSeries(string Stream, int FrameCount, string Sha256);
