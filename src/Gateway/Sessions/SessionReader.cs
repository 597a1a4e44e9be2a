using Aikynetix.Gateway.Videos;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Analyses;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Puts together what the API tells about one session from its events, its analysis and its user.</summary>
internal sealed class SessionReader(AnalysisStore analyses, AccountJournal accounts, SignedLinks links, AnalyzedLinks analyzed)
{
    private const string BrokenOff = "The live capture broke off: these numbers are provisional and cover what had come until then.";
    private const string OnlyProvisional = "The full analysis failed: these are the provisional numbers of the live capture.";
    private const string Provisional = "These are the provisional numbers of the live capture; the full analysis takes their place when it is done.";

    private static readonly Dictionary<string, Series> NoSeries = [];

    /// <summary>Where the session stands.</summary>
    public static SessionState State(SessionView session) =>
        new(session.Id, session.Draft.Title, session.Status.Wire(), session.Progress, session.Error, session.ErrorCode, session.IsDemo);

    /// <summary>Everything known about the session; its series are read while the answer to the request is written.</summary>
    /// <exception cref="InvalidOperationException">Its activity is not of the table.</exception>
    public async Task<SessionDetails> DetailsAsync(SessionView session, HttpRequest request, CancellationToken cancellationToken)
    {
        var user = await accounts.FindUserAsync(session.Draft.UserId, cancellationToken);
        var analysis = session.Result is { } result ? await OpenAsync(session, result, request.HttpContext.Response, cancellationToken) : null;
        var details = new SessionDetails
        {
            SessionId = session.Id,
            Demo = session.IsDemo,
            Status = session.Status.Wire(),
            Progress = session.Progress,
            Error = session.Error,
            ErrorCode = session.ErrorCode,
            Title = session.Draft.Title,
            Activity = session.Draft.Activity,
            Exercise = session.Draft.Exercise,
            UserName = user?.DisplayName ?? session.Draft.UserId,
            CreatedAt = CreatedAt.From(session.CreatedAt),
            CreatedAtIso = CreatedAt.Iso(session.CreatedAt),
            VideoUrl = session.HasVideo ? links.Make(request, VideosApi.PathOf(session.Id)) : null,
            AnalyzedVideoUrl = await analyzed.FindAsync(request, session, cancellationToken),
            Capture = session.Capture is { } capture ? CaptureBody.From(capture) : null,
            Angles = analysis is null ? NoSeries : AngleSelection.Select(analysis.Angles, session.Draft.Angles),
            AllTimestamps = analysis?.Head.Timestamps ?? [],
            Segments = analysis is null ? [] : SegmentBody.From(analysis.Head),
            Quality = analysis is null ? null : QualityBody.From(analysis.Head, Frames(session.Result!)),
        };
        return ActivityShape.Of(session.Draft.Activity).Details(details, analysis);
    }

    /// <summary>Opens an analysis of the session for as long as the response is written.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public async Task<OpenAnalysis> OpenAsync(SessionView session, AnalysisOutcome result, HttpResponse response, CancellationToken cancellationToken)
    {
        var analysis = await analyses.OpenAsync(result, cancellationToken);
        response.RegisterForDisposeAsync(analysis);
        if (!session.IsProvisional) return analysis;
        var warning = session.Status switch
        {
            SessionStatus.Interrupted => BrokenOff,
            SessionStatus.Failed => OnlyProvisional,
            _ => Provisional,
        };
        var quality = analysis.Head.Quality;
        return analysis with { Head = analysis.Head with { Quality = quality with { Warnings = [warning, .. quality.Warnings] } } };
    }

    private static FramesBody Frames(AnalysisOutcome result) => new(result.Received, result.Analyzed, result.Dropped);
}
