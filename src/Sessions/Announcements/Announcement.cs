namespace Aikynetix.Sessions.Announcements;

/// <summary>Something that the world may want to know: the end of an analysis, or of a comment's writing.</summary>
/// <param name="Type">One of <see cref="Types"/>.</param>
/// <param name="Position">Place in the order of all events.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="SessionId">The session.</param>
/// <param name="UserUid">Whose session.</param>
public sealed record Announcement(string Type, long Position, DateTimeOffset At, string SessionId, string UserUid)
{
    /// <summary>An analysis was completed.</summary>
    public const string SessionCompleted = "session.completed";

    /// <summary>An analysis failed, or a live capture broke off.</summary>
    public const string SessionFailed = "session.failed";

    /// <summary>A comment was written.</summary>
    public const string ThreadCompleted = "thread.completed";

    /// <summary>All types.</summary>
    public static IReadOnlyList<string> Types { get; } = [SessionCompleted, SessionFailed, ThreadCompleted];

    /// <summary>The activity, e.g. <c>Weightlifting</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>Version of the analysis, from 1; null where none is spoken of.</summary>
    public int? AnalysisVersion { get; init; }

    /// <summary>Key of the thread; null for the other types.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Stable code of the failure; null where there is none.</summary>
    public string? ErrorCode { get; init; }
}
