using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions;

/// <summary>A session as of now.</summary>
public sealed record SessionView
{
    internal const string InterruptedCode = "capture-interrupted";

    private const string InterruptedSentence = "The live capture broke off when the server stopped; what had come until then is kept.";

    /// <summary>32 lowercase hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>How far the work in hand has come, 0–1.</summary>
    public required double Progress { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was asked for at its creation.</summary>
    public required SessionDraft Draft { get; init; }

    /// <summary>Whether its video is stored: from the first for an upload, once it is over for a live capture whose pictures could be kept.</summary>
    public required bool HasVideo { get; init; }

    /// <summary>Its live capture; null for an upload.</summary>
    public SessionCapture? Capture { get; init; }

    /// <summary>Stable code of what went wrong; null unless <see cref="SessionStatus.Failed"/> or <see cref="SessionStatus.Interrupted"/>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What went wrong in one sentence; null where <see cref="ErrorCode"/> is.</summary>
    public string? Error { get; init; }

    /// <summary>Version of <see cref="Result"/>, or the one that was asked for by <see cref="Of"/>, 1 or more; 0 while there is none.</summary>
    public int AnalysisVersion { get; init; }

    /// <summary>When <see cref="Result"/> was done, UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The newest result, which stays while a later one is in work; null while there is none.</summary>
    public AnalysisOutcome? Result { get; init; }

    /// <summary>Whether <see cref="Result"/> is what was shown while the capture ran: causal, provisional.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Whether it is one of the server's own demo sessions.</summary>
    public bool IsDemo => Draft.UserId == SessionDraft.DemoOwner;

    /// <summary>Whether nothing more will happen of itself.</summary>
    public bool IsFinished => Status is SessionStatus.Completed or SessionStatus.Failed or SessionStatus.Interrupted;

    /// <summary>Every version of its analysis, in order, those that wait, work or failed too.</summary>
    public IReadOnlyList<SessionAnalysis> Analyses { get; init; } = [];

    /// <summary>The session as one version of its analysis tells it: without a <see cref="Result"/> while that waits, works or failed.</summary>
    /// <returns>Null when there is no such version.</returns>
    public SessionView? Of(int version) => Analyses.FirstOrDefault(one => one.Version == version) is not { } chosen
        ? null
        : this with
        {
            // What broke off stays broken off, whoever looks at the version that it left.
            Status = chosen.IsProvisional && Status == SessionStatus.Interrupted ? Status : chosen.Status,
            Progress = chosen.Progress,
            ErrorCode = chosen.IsProvisional ? ErrorCode : chosen.ErrorCode,
            Error = chosen.IsProvisional ? Error : chosen.Error,
            AnalysisVersion = version,
            CompletedAt = chosen.Result is null ? null : chosen.EndedAt,
            IsProvisional = chosen.IsProvisional,
            Result = chosen.Result,
        };

    internal static SessionView From(Session session, double? progress)
    {
        var created = session.Created;
        // A result stays what the session is read by while another is made, and also when that fails.
        var status = session.Result is { Live: not true } ? SessionStatus.Completed : session.Status;
        return new SessionView
        {
            Id = session.Id,
            Status = status,
            Progress = status switch
            {
                SessionStatus.Processing => progress ?? 0,
                SessionStatus.Queued or SessionStatus.Live => 0,
                _ => 1,
            },
            CreatedAt = created.CreatedAt,
            Draft = new SessionDraft(
                session.Id, created.Activity, created.Exercise, created.Title, created.UserId, created.CreatedBy, created.VideoBlob,
                created.VideoFileName, created.Facts, created.Angles, created.MeasurementSystem)
            {
                Request = created.Request,
            },
            HasVideo = session.Capture is null || session.Yield?.HasVideo == true,
            Capture = SessionCapture.From(session),
            ErrorCode = status switch { SessionStatus.Interrupted => InterruptedCode, SessionStatus.Failed => session.Failure?.ErrorCode, _ => null },
            Error = status switch { SessionStatus.Interrupted => InterruptedSentence, SessionStatus.Failed => session.Failure?.Error, _ => null },
            AnalysisVersion = session.Result?.Version ?? 0,
            CompletedAt = session.Result?.CompletedAt,
            IsProvisional = session.Result?.Live == true,
            Result = session.Result is { } result ? AnalysisOutcome.From(result) : null,
            Analyses = [.. session.Runs.Select(run => SessionAnalysis.From(run, session.Status, progress))],
        };
    }
}
