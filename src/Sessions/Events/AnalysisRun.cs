namespace Aikynetix.Sessions.Events;

/// <summary>One version of a session's analysis and how it ended; neither way while it waits or works.</summary>
/// <param name="Version">1 or more.</param>
/// <param name="AskedAt">When it was asked for; null for that of a live capture, which nobody asks for.</param>
internal sealed record AnalysisRun(int Version, DateTimeOffset? AskedAt)
{
    public AnalysisCompleted? Done { get; init; }

    public AnalysisFailed? Failed { get; init; }
}
