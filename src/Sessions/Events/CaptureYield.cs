namespace Aikynetix.Sessions.Events;

/// <summary>What a live capture left behind: its frames, its ledger, and whether there is a video, of all of it unless a problem is told.</summary>
internal sealed record CaptureYield(
    int FrameCount, string FramesSha256, bool HasVideo, long Received, long Analyzed, IReadOnlyDictionary<string, long> Dropped,
    string? VideoProblem = null);
