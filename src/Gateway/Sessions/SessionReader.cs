using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Videos;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Puts together what the API tells about one session from its events, its analysis and its user.</summary>
internal sealed class SessionReader(AnalysisStore analyses, AccountJournal accounts, SignedLinks links)
{
    private static readonly Dictionary<string, double> NoMetrics = [];
    private static readonly Dictionary<string, double[]> NoSeries = [];

    /// <summary>Where the session stands.</summary>
    public static SessionState State(SessionView session) =>
        new(session.Id, session.Draft.Title, session.Status.Wire(), session.Progress, session.Error, session.ErrorCode);

    /// <summary>Everything known about the session.</summary>
    public async Task<SessionDetails> DetailsAsync(SessionView session, HttpRequest request, CancellationToken cancellationToken)
    {
        var user = await accounts.FindUserAsync(session.Draft.UserId, cancellationToken);
        var analysis = session.Result is { } result ? await analyses.LoadAsync(result, cancellationToken) : null;
        return new SessionDetails
        {
            SessionId = session.Id,
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
            VideoUrl = links.Make(request, VideosApi.PathOf(session.Id)),
            AnalyzedVideoUrl = null,
            Metrics = analysis?.Metrics ?? NoMetrics,
            Angles = analysis is null ? NoSeries : AngleSelection.Select(analysis.Angles, session.Draft.Angles),
            ReportMetrics = analysis?.ReportMetrics ?? NoSeries,
            AllTimestamps = analysis?.Timestamps ?? [],
            Quality = analysis is null ? null : QualityBody.From(analysis.Quality, Frames(session.Result!)),
        };
    }

    /// <summary>The series of a session that is completed.</summary>
    public async Task<SeriesExport> ExportAsync(SessionView session, AnalysisOutcome result, CancellationToken cancellationToken)
    {
        MotionAnalysis analysis = await analyses.LoadAsync(result, cancellationToken);
        return SeriesExport.From(analysis, session.Draft.Angles, result.ModelId, session.AnalysisVersion) with { SessionId = session.Id };
    }

    private static FramesBody Frames(AnalysisOutcome result) => new(result.Received, result.Analyzed, result.Dropped);
}
