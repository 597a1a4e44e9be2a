using System.Runtime.CompilerServices;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Announcements;

/// <summary>Reads out of the events what is worth announcing, in order, first what is there and then what comes.</summary>
public sealed class AnnouncementFeed
{
    private const string ThreadKind = "thread";

    private readonly IEventStore _store;
    private readonly ReadModel _model;

    internal AnnouncementFeed(IEventStore store, ReadModel model) => (_store, _model) = (store, model);

    /// <summary>Key of the last job of the kind in the order of keys; null when there is none: whoever names jobs by position goes on there.</summary>
    public Task<string?> LastJobKeyAsync(string kind, CancellationToken cancellationToken) =>
        Task.Run(() => _model.Query(rows => JobRows.LastKey(rows, kind)), cancellationToken);

    /// <summary>Announcements of what was stored after the position, until cancelled. Sessions that are deleted meanwhile are passed over.</summary>
    public async IAsyncEnumerable<Announcement> FollowAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var stored in _store.SubscribeAllAsync(after, [StreamNames.SessionPrefix, StreamNames.JobPrefix], cancellationToken))
        {
            if (FactFormat.TryRead(stored) is { } fact && await AnnounceAsync(stored, fact, cancellationToken) is { } announcement) yield return announcement;
        }
    }

    private async Task<Announcement?> AnnounceAsync(StoredEvent stored, IFact fact, CancellationToken cancellationToken)
    {
        switch (fact)
        {
            case AnalysisCompleted { Live: not true } done:
                return await OfAsync(stored, Announcement.SessionCompleted, SessionIn(stored), cancellationToken) is { } completed
                    ? completed with { AnalysisVersion = done.Version }
                    : null;
            case AnalysisFailed failed:
                return await OfAsync(stored, Announcement.SessionFailed, SessionIn(stored), cancellationToken) is { } failure
                    ? failure with { AnalysisVersion = failed.Version, ErrorCode = failed.ErrorCode }
                    : null;
            case CaptureInterrupted:
                return await OfAsync(stored, Announcement.SessionFailed, SessionIn(stored), cancellationToken) is { } broken
                    ? broken with { ErrorCode = SessionView.InterruptedCode }
                    : null;
            case JobCompleted when StreamNames.TryParseJob(stored.Stream, out var kind, out var key) && kind == ThreadKind:
                var job = await Work.Job.LoadAsync(_store, kind, key, cancellationToken);
                return job?.SessionId is { } session && await OfAsync(stored, Announcement.ThreadCompleted, session, cancellationToken) is { } thread
                    ? thread with { ThreadId = key }
                    : null;
            default:
                return null;
        }
    }

    private async Task<Announcement?> OfAsync(StoredEvent stored, string type, string sessionId, CancellationToken cancellationToken) =>
        await Session.LoadAsync(_store, sessionId, cancellationToken) is { Created.UserId: not SessionDraft.DemoOwner } session
            ? new Announcement(type, stored.Position, stored.Created, sessionId, session.Created.UserId) { Activity = session.Created.Activity }
            : null;

    private static string SessionIn(StoredEvent stored) => stored.Stream[StreamNames.SessionPrefix.Length..];
}
