using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions;

/// <summary>One version of a session's analysis.</summary>
public sealed record SessionAnalysis
{
    /// <summary>1 or more; each request takes the next.</summary>
    public required int Version { get; init; }

    /// <summary>Queued, processing, completed or failed.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>How far it has come, 0–1.</summary>
    public required double Progress { get; init; }

    /// <summary>When it was asked for, UTC; null for that of a live capture, which comes of itself.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When it ended, UTC; null while it waits or works.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it found; null unless completed.</summary>
    public AnalysisOutcome? Result { get; init; }

    /// <summary>Whether it is what was shown while a live capture ran.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Stable code of what went wrong; null unless failed.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What went wrong in one sentence; null unless failed.</summary>
    public string? Error { get; init; }

    internal static SessionAnalysis From(AnalysisRun run, SessionStatus now, double? progress) => new()
    {
        Version = run.Version,
        Status = run switch { { Done: not null } => SessionStatus.Completed, { Failed: not null } => SessionStatus.Failed, _ => now },
        Progress = run is { Done: null, Failed: null } ? progress ?? 0 : 1,
        AskedAt = run.AskedAt,
        EndedAt = run.Done?.CompletedAt ?? run.Failed?.FailedAt,
        Result = run.Done is { } done ? AnalysisOutcome.From(done) : null,
        IsProvisional = run.Done?.Live == true,
        ErrorCode = run.Failed?.ErrorCode,
        Error = run.Failed?.Error,
    };
}
