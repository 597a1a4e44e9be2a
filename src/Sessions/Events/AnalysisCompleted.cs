namespace Aikynetix.Sessions.Events;

/// <summary>
/// An analysis is done: where its raw frames and its numbers are, what they were made with, and their headline. The live one is what
/// was shown while the capture ran, provisional, and made without a claim (claim 0).
/// </summary>
[FactName("analysis-completed-v1")]
internal sealed record AnalysisCompleted(
    int Version,
    int Claim,
    DateTimeOffset CompletedAt,
    string ModelId,
    int Width,
    int Height,
    string FramesStream,
    int FrameCount,
    string FramesSha256,
    long Received,
    long Analyzed,
    IReadOnlyDictionary<string, long> Dropped,
    string AnalysisBlob,
    string AnalysisSha256,
    IReadOnlyDictionary<string, double?> Summary,
    bool? Live = null,
    double? SlowMotion = null) : IFact;
