using Aikynetix.Gateway.Videos;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Management;

/// <summary>Puts together what lists tell about sessions.</summary>
internal sealed class SummaryReader(AccountJournal accounts, ThumbnailLinks thumbnails)
{
    /// <summary>Session id to what lists tell about it, in the given order.</summary>
    public async Task<IReadOnlyDictionary<string, SessionSummary>> ReadAsync(
        HttpRequest request, IEnumerable<SessionView> sessions, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var summaries = new OrderedDictionary<string, SessionSummary>(StringComparer.Ordinal);
        foreach (var session in sessions)
        {
            var uid = session.Draft.UserId;
            if (!names.TryGetValue(uid, out var name))
                names[uid] = name = (await accounts.FindUserAsync(uid, cancellationToken))?.DisplayName ?? uid;
            summaries[session.Id] = Summarize(request, session, name);
        }

        return summaries;
    }

    private SessionSummary Summarize(HttpRequest request, SessionView session, string userName) => new()
    {
        SessionId = session.Id,
        Title = session.Draft.Title,
        Activity = session.Draft.Activity,
        Exercise = session.Draft.Exercise,
        Status = session.Status.Wire(),
        Progress = session.Progress,
        ErrorCode = session.ErrorCode,
        CreatedAt = CreatedAt.From(session.CreatedAt),
        CreatedAtIso = CreatedAt.Iso(session.CreatedAt),
        CreatedBy = session.Draft.CreatedBy,
        UserId = session.Draft.UserId,
        UserName = userName,
        AnalysisVersion = session.AnalysisVersion,
        Metrics = Headlines.Of(session),
        ThumbnailUrl = thumbnails.Url(request, session),
    };
}
