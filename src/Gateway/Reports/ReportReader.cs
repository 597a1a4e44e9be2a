using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Videos;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Reports;

/// <summary>Gathers what a report is put together from.</summary>
internal sealed class ReportReader(AnalysisStore analyses, AccountJournal accounts, AthleteHistory history, ThreadDesk threads, PhaseLinks pictures)
{
    /// <summary>Everything about a finished session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="choice">In which language and units its texts are wanted.</param>
    /// <param name="compared">Whether the report compares it with others of the athlete.</param>
    /// <param name="request">The request that is answered.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Errors.ApiException">It has no numbers.</exception>
    public async Task<ReportSource> ReadAsync(
        SessionView session, TextChoice choice, bool compared, HttpRequest request, CancellationToken cancellationToken)
    {
        var analysis = await analyses.LoadAsync(FinishedSession.ResultOf(session), cancellationToken);
        return new ReportSource
        {
            Session = session,
            Analysis = analysis,
            User = await accounts.FindUserAsync(session.Draft.UserId, cancellationToken),
            Texts = await threads.TextsAsync(session, choice, cancellationToken),
            Others = compared ? await history.OthersAsync(session, cancellationToken) : [],
            Picture = phase => session.HasVideo ? pictures.Url(request, session, phase) : null,
        };
    }
}
