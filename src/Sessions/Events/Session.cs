using System.Text.RegularExpressions;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Events;

/// <summary>One session as its events tell it, and what may happen to it next.</summary>
/// <remarks>
/// Claims stand in the session's own stream, so a completion is an append behind the very claim that it ends: the store's
/// revision check is all that keeps a second one out.
/// </remarks>
internal sealed partial record Session(string Id, SessionCreated Created)
{
    /// <summary>Revision of the last event applied.</summary>
    public long Revision { get; init; }

    /// <summary>Newest analysis asked for, 1 or more; 0 when none was.</summary>
    public int Version { get; init; }

    public SessionStatus Status { get; init; }

    /// <summary>Number of the last claim; 0 before the first.</summary>
    public int Claim { get; init; }

    /// <summary>Process that holds the last claim.</summary>
    public string ClaimProcess { get; init; } = "";

    public DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Claims on <see cref="Version"/> that were neither released nor ended: workers that died or hung, and the one at work.</summary>
    public int Attempts { get; init; }

    /// <summary>The newest result; stays while a later version is in work or fails.</summary>
    public AnalysisCompleted? Result { get; init; }

    /// <summary>Every version that was asked for or made, in order.</summary>
    public IReadOnlyList<AnalysisRun> Runs { get; init; } = [];

    /// <summary>Why <see cref="Version"/> failed; null when it did not.</summary>
    public AnalysisFailed? Failure { get; init; }

    /// <summary>How its live capture began; null for an upload.</summary>
    public CaptureStarted? Capture { get; init; }

    /// <summary>What the live capture left; null for an upload and while it runs.</summary>
    public CaptureYield? Yield { get; init; }

    /// <summary>When the live capture was over; null for an upload and while it runs.</summary>
    public DateTimeOffset? CaptureOver { get; init; }

    /// <summary>Why the live capture was over; null where nobody was left to say.</summary>
    public string? CaptureReason { get; init; }

    /// <summary>Whether the text can be a session id: 32 lowercase hex digits.</summary>
    public static bool IsId(string id) => IdPattern().IsMatch(id);

    /// <summary>Reads the session; null when there is none of that id, or none any more.</summary>
    public static async Task<Session?> LoadAsync(IEventStore store, string id, CancellationToken cancellationToken)
    {
        if (!IsId(id)) return null;
        Session? session = null;
        await foreach (var stored in store.ReadAsync(StreamNames.Session(id), 0, cancellationToken))
        {
            if (stored.IsErased || FactFormat.Read(stored) is not { } fact || fact is SessionDeleted) return null;
            session = (session is null ? Begin(id, fact) : session.Apply(fact)) with { Revision = stored.Revision };
        }

        return session;
    }

    /// <summary>Whether the given claim is the one that now holds the analysis.</summary>
    public bool IsHeldBy(int claim) => Status == SessionStatus.Processing && Claim == claim;

    public Session Apply(IFact fact) => fact switch
    {
        SessionRenamed renamed => this with { Created = Created with { Title = renamed.Title } },
        CaptureStarted started => this with { Status = SessionStatus.Live, Capture = started },
        CaptureEnded ended => this with { CaptureOver = ended.EndedAt, CaptureReason = ended.Reason, Yield = ended.Yield },
        CaptureInterrupted broken => this with { Status = SessionStatus.Interrupted, CaptureOver = broken.InterruptedAt, Yield = broken.Yield },
        AnalysisRequested asked => this with { Status = SessionStatus.Queued, Version = asked.Version, Attempts = 0, Failure = null, Runs = [.. Runs, new AnalysisRun(asked.Version, asked.RequestedAt)] },
        AnalysisClaimed taken => this with
        {
            Status = SessionStatus.Processing,
            Claim = taken.Claim,
            ClaimProcess = taken.Process,
            LeaseUntil = taken.LeaseUntil,
            Attempts = Attempts + 1,
        },
        AnalysisRenewed renewed => this with { LeaseUntil = renewed.LeaseUntil },
        AnalysisReleased => this with { Status = SessionStatus.Queued, Attempts = Attempts - 1 },
        AnalysisCompleted done => this with { Status = SessionStatus.Completed, Version = done.Version, Result = done, Runs = End(done.Version, run => run with { Done = done }) },
        AnalysisFailed failed => this with { Status = SessionStatus.Failed, Failure = failed, Runs = End(failed.Version, run => run with { Failed = failed }) },
        _ => throw new FactFormatException($"'{fact.GetType().Name}' does not belong into session '{Id}'."),
    };

    private AnalysisRun[] End(int version, Func<AnalysisRun, AnalysisRun> end) =>
        [.. Runs.Where(run => run.Version != version), end(Runs.FirstOrDefault(run => run.Version == version) ?? new AnalysisRun(version, null))];

    private static Session Begin(string id, IFact fact) => fact is SessionCreated created
        ? new Session(id, created)
        : throw new FactFormatException($"Session '{id}' begins with '{fact.GetType().Name}'.");

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
