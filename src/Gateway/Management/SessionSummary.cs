using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Management;

/// <summary>A session as lists show it.</summary>
internal sealed record SessionSummary
{
    /// <summary>The session, 32 lowercase hex digits.</summary>
    public required string SessionId { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The activity: <c>Weightlifting</c>, <c>Jumping</c>, <c>Running</c> or <c>Mobility</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>The exercise, e.g. <c>clean_and_jerk</c> or <c>Drop Jump</c>.</summary>
    public required string Exercise { get; init; }

    /// <summary><c>queued</c>, <c>processing</c>, <c>completed</c>, <c>failed</c>, <c>interrupted</c> or <c>live</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Share of the analysis that is done, 0–1.</summary>
    public required double Progress { get; init; }

    /// <summary>Stable code of what went wrong; null when nothing did.</summary>
    public required string? ErrorCode { get; init; }

    /// <summary>When the session was made, UTC.</summary>
    public required CreatedAt CreatedAt { get; init; }

    /// <summary>The same moment as RFC 3339.</summary>
    public required string CreatedAtIso { get; init; }

    /// <summary>Id of the key by which it was made.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Whose movement it is.</summary>
    public required string UserId { get; init; }

    /// <summary>Name of the athlete.</summary>
    public required string UserName { get; init; }

    /// <summary>Version of the analysis that <see cref="Metrics"/> are from; 0 while there is none.</summary>
    public required int AnalysisVersion { get; init; }

    /// <summary>The first numbers to look at, metric key to value in SI units, null where one was not measured; empty while there is no analysis.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Signed link to a small picture of the movement; null where there is none.</summary>
    public required string? ThumbnailUrl { get; init; }
}
