using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Frames;
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

    /// <summary>Version of <see cref="Result"/>, 1 or more; 0 while there is none.</summary>
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

    internal static SessionView From(Session session, double? progress)
    {
        var created = session.Created;
        var interrupted = session.Status == SessionStatus.Interrupted;
        return new SessionView
        {
            Id = session.Id,
            Status = session.Status,
            Progress = session.Status switch
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
            ErrorCode = interrupted ? InterruptedCode : session.Failure?.ErrorCode,
            Error = interrupted ? InterruptedSentence : session.Failure?.Error,
            AnalysisVersion = session.Result?.Version ?? 0,
            CompletedAt = session.Result?.CompletedAt,
            IsProvisional = session.Result?.Live == true,
            Result = session.Result is { } result ? ToOutcome(result) : null,
        };
    }

    private static AnalysisOutcome ToOutcome(AnalysisCompleted done) => new()
    {
        ModelId = done.ModelId,
        Width = done.Width,
        Height = done.Height,
        Frames = new FrameSeries(done.FramesStream, done.FrameCount, done.FramesSha256),
        Received = done.Received,
        Analyzed = done.Analyzed,
        Dropped = done.Dropped,
        AnalysisBlob = done.AnalysisBlob,
        AnalysisSha256 = done.AnalysisSha256,
        SlowMotion = done.SlowMotion ?? 1,
        Summary = done.Summary.ToDictionary(one => one.Key, one => one.Value ?? double.NaN),
    };
}
