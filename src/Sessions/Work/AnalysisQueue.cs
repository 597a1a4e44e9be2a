using System.Diagnostics.CodeAnalysis;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions.Work;

/// <summary>
/// Hands each open analysis to one worker at a time: a claim is an append at the expected revision of the session, so of several
/// workers that reach for the same one the store lets one through.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, though a durable one and no collection.")]
public sealed partial class AnalysisQueue
{
    /// <summary>Error code of an analysis that never let its worker finish.</summary>
    public const string CrashedCode = "analysis-crashed";

    private const string CrashedSentence =
        "The analysis of this video stopped unexpectedly several times and was given up. Please record or export the video anew and upload it again.";

    private const int Candidates = 16;

    private readonly IEventStore _store;
    private readonly ReadModel _model;
    private readonly ProjectionRunner _runner;
    private readonly ServerIdentity _server;
    private readonly WorkLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger<AnalysisQueue> _log;
    private readonly ClaimWait _wait;

    internal AnalysisQueue(
        IEventStore store, ReadModel model, ProjectionRunner runner, ServerIdentity server, WorkLimits limits, TimeProvider time, ILogger<AnalysisQueue> log)
    {
        (_store, _model, _runner, _server, _limits, _time, _log) = (store, model, runner, server, limits, time, log);
        _wait = new ClaimWait(runner, limits, time);
    }

    /// <summary>Waits for open work and claims it: users with the fewest analyses in work first, then the longest waiting.</summary>
    public Task<AnalysisClaim> ClaimAsync(CancellationToken cancellationToken) =>
        _wait.ForAsync(TryClaimAsync, now => _model.Query(rows => WorkRows.NextLeaseEnd(rows, now)), LogWaiting, cancellationToken);

    /// <summary>Claims open work if there is any, else answers null at once.</summary>
    public async Task<AnalysisClaim?> TryClaimAsync(CancellationToken cancellationToken)
    {
        var only = _server.IsOnlyOne ? _server.Process : null;
        var open = await Task.Run(() => _model.Query(rows => WorkRows.Open(rows, _time.GetUtcNow(), only, Candidates)), cancellationToken);
        foreach (var sessionId in open)
            if (await TryTakeAsync(sessionId, cancellationToken) is { } claim) return claim;
        return null;
    }

    /// <summary>Keeps the claim for a whole lease from now.</summary>
    /// <returns>The claim with its new end.</returns>
    /// <exception cref="ClaimLostException">The claim no longer holds.</exception>
    public async Task<AnalysisClaim> RenewAsync(AnalysisClaim claim, CancellationToken cancellationToken)
    {
        var until = _time.GetUtcNow() + _limits.Lease;
        await AppendAsync(claim, new AnalysisRenewed(claim.Number, until), cancellationToken);
        return claim with { LeaseUntil = until };
    }

    /// <summary>Gives the claim back, as at a shutdown: the next worker begins anew and the attempt does not count.</summary>
    /// <exception cref="ClaimLostException">The claim no longer holds.</exception>
    public Task ReleaseAsync(AnalysisClaim claim, CancellationToken cancellationToken) =>
        AppendAsync(claim, new AnalysisReleased(claim.Number), cancellationToken);

    /// <summary>Ends the analysis with its result, which must be durable before.</summary>
    /// <exception cref="ClaimLostException">The claim no longer holds; the result counts for nothing.</exception>
    public Task CompleteAsync(AnalysisClaim claim, AnalysisOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return AppendAsync(claim, outcome.ToFact(claim, _time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Ends the analysis without a result.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="errorCode">Stable code, kebab-case.</param>
    /// <param name="error">One sentence for the user that says what to do.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <exception cref="ClaimLostException">The claim no longer holds.</exception>
    public Task FailAsync(AnalysisClaim claim, string errorCode, string error, CancellationToken cancellationToken) =>
        AppendAsync(claim, new AnalysisFailed(claim.Version, claim.Number, _time.GetUtcNow(), errorCode, error), cancellationToken);

    private async Task<AnalysisClaim?> TryTakeAsync(string sessionId, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (await Session.LoadAsync(_store, sessionId, cancellationToken) is not { } session || !IsOpen(session, now)) return null;
        var givenUp = session.Attempts >= _limits.MaxAttempts;
        var claim = new AnalysisClaim(sessionId, session.Version, session.Claim + 1, now + _limits.Lease);
        IFact fact = givenUp
            ? new AnalysisFailed(session.Version, session.Claim, now, CrashedCode, CrashedSentence)
            : new AnalysisClaimed(claim.Version, claim.Number, _server.Process, claim.LeaseUntil);
        try
        {
            await AppendAsync(session, FactFormat.Write(fact), cancellationToken);
        }
        catch (WrongExpectedRevisionException)
        {
            return null;
        }

        if (givenUp) LogGivenUp(sessionId, session.Attempts);
        else if (session.Attempts > 0) LogTakenOver(sessionId, session.Claim);
        return givenUp ? null : claim;
    }

    private bool IsOpen(Session session, DateTimeOffset now) => session.Status switch
    {
        SessionStatus.Queued => true,
        SessionStatus.Processing => session.LeaseUntil <= now || (_server.IsOnlyOne && session.ClaimProcess != _server.Process),
        _ => false,
    };

    // Other facts may join the stream while the worker is at it, so a conflict only means: look whether the claim still holds.
    private async Task AppendAsync(AnalysisClaim claim, IFact fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var stored = FactFormat.Write(fact);
        while (true)
        {
            var session = await Session.LoadAsync(_store, claim.SessionId, cancellationToken);
            if (session?.IsHeldBy(claim.Number) != true) throw new ClaimLostException(claim);
            try
            {
                await AppendAsync(session, stored, cancellationToken);
                return;
            }
            catch (WrongExpectedRevisionException)
            {
            }
        }
    }

    private async Task AppendAsync(Session session, NewEvent stored, CancellationToken cancellationToken)
    {
        var result = await _store.AppendAsync(
            StreamNames.Session(session.Id), ExpectedRevision.At(session.Revision), [stored], cancellationToken);
        await _runner.SettleAsync(result.Position, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Error, "The analysis of session {SessionId} was given up: its worker died or hung {Attempts} times")]
    private partial void LogGivenUp(string sessionId, int attempts);

    [LoggerMessage(2, LogLevel.Warning, "The analysis of session {SessionId} begins again: claim {Claim} was left behind")]
    private partial void LogTakenOver(string sessionId, int claim);

    [LoggerMessage(3, LogLevel.Warning, "No work can be claimed now: {Reason}")]
    private partial void LogWaiting(string reason);
}
