using System.Diagnostics.CodeAnalysis;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Sessions.Work;

/// <summary>
/// Work beside the analyses that must survive its worker: each job is a stream of its own, and a claim is an append at its expected
/// revision, so of several workers that reach for the same one the store lets one through.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, though a durable one and no collection.")]
public sealed partial class JobQueue
{
    /// <summary>Error code of a job that never let its worker finish.</summary>
    public const string CrashedCode = "job-crashed";

    private const string CrashedSentence = "This work stopped unexpectedly several times and was given up; ask for it again.";
    private const int Candidates = 16;

    private readonly IEventStore _store;
    private readonly ReadModel _model;
    private readonly ProjectionRunner _runner;
    private readonly ServerIdentity _server;
    private readonly WorkLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger<JobQueue> _log;
    private readonly ClaimWait _wait;

    internal JobQueue(
        IEventStore store, ReadModel model, ProjectionRunner runner, ServerIdentity server, WorkLimits limits, TimeProvider time, ILogger<JobQueue> log)
    {
        (_store, _model, _runner, _server, _limits, _time, _log) = (store, model, runner, server, limits, time, log);
        _wait = new ClaimWait(runner, limits, time);
    }

    /// <summary>Asks for a job: the one of that kind and key that there is, a new one, or one that had failed begun anew.</summary>
    /// <exception cref="UnknownSessionException">The session of the job is deleted.</exception>
    /// <exception cref="ArgumentException">Kind or key cannot stand in the name of a stream, or the payload is too large.</exception>
    public async Task<Job> AskAsync(JobRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfMalformed();
        while (true)
        {
            var job = await FindAsync(request.Kind, request.Key, cancellationToken);
            if (job is { Status: not JobStatus.Failed }) return job;
            if (job is null && await IsErasedAsync(request, cancellationToken)) throw new UnknownSessionException(request.SessionId ?? request.Key);
            var asked = FactFormat.Write(new JobRequested(request.UserUid, request.Payload, _time.GetUtcNow(), request.SessionId));
            if (!await TryAppendAsync(request, job?.Revision ?? -1, asked, cancellationToken)) continue;
            await ThrowIfDeletedAsync(request, cancellationToken);
            if (await FindAsync(request.Kind, request.Key, cancellationToken) is { } begun) return begun;
        }
    }

    /// <summary>The job of that kind and key; null when it was never asked for.</summary>
    public Task<Job?> FindAsync(string kind, string key, CancellationToken cancellationToken) => Job.LoadAsync(_store, kind, key, cancellationToken);

    /// <summary>The jobs of one kind that belong to a session, in the order in which they were first asked for.</summary>
    public async Task<IReadOnlyList<Job>> ListAsync(string kind, string sessionId, CancellationToken cancellationToken) =>
        await LoadAsync(kind, await Task.Run(() => _model.Query(rows => JobRows.Of(rows, kind, sessionId)), cancellationToken), cancellationToken);

    /// <summary>The newest jobs of one kind whose keys end so, the last asked for first.</summary>
    public async Task<IReadOnlyList<Job>> NewestAsync(string kind, string keyEnd, int limit, CancellationToken cancellationToken) =>
        await LoadAsync(
            kind, await Task.Run(() => _model.Query(rows => JobRows.EndingWith(rows, kind, keyEnd, limit)), cancellationToken), cancellationToken);

    /// <summary>Waits for an open job of the kind and claims it: users with the fewest jobs at work first, then the longest waiting.</summary>
    public Task<JobClaim> ClaimAsync(string kind, CancellationToken cancellationToken) => _wait.ForAsync(
        token => TryClaimAsync(kind, token), now => _model.Query(rows => JobRows.NextChange(rows, kind, now)), LogWaiting, cancellationToken);

    /// <summary>Claims an open job of the kind if there is any, else answers null at once.</summary>
    public async Task<JobClaim?> TryClaimAsync(string kind, CancellationToken cancellationToken)
    {
        var only = _server.IsOnlyOne ? _server.Process : null;
        var open = await Task.Run(() => _model.Query(rows => JobRows.Open(rows, kind, _time.GetUtcNow(), only, Candidates)), cancellationToken);
        foreach (var key in open)
            if (await TryTakeAsync(kind, key, cancellationToken) is { } claim) return claim;
        return null;
    }

    /// <summary>Keeps the claim for a whole lease from now.</summary>
    /// <exception cref="ClaimLostException">The claim no longer holds.</exception>
    public Task RenewAsync(JobClaim claim, CancellationToken cancellationToken) =>
        EndAsync(claim, number => new JobRenewed(number, _time.GetUtcNow() + _limits.Lease), cancellationToken);

    /// <summary>Gives the claim back, as at a shutdown: the next worker begins anew and the attempt does not count.</summary>
    /// <exception cref="ClaimLostException">The claim no longer holds.</exception>
    public Task ReleaseAsync(JobClaim claim, CancellationToken cancellationToken) =>
        EndAsync(claim, number => new JobReleased(number), cancellationToken);

    /// <summary>Puts the job off after an attempt that came to nothing for a reason that may pass.</summary>
    /// <exception cref="ClaimLostException">The claim no longer holds.</exception>
    public Task RetryAsync(JobClaim claim, DateTimeOffset notBefore, string error, CancellationToken cancellationToken) =>
        EndAsync(claim, number => new JobPutOff(number, notBefore, error), cancellationToken);

    /// <summary>Ends the job with what came of it, JSON text or null.</summary>
    /// <exception cref="ClaimLostException">The claim no longer holds; the result counts for nothing.</exception>
    public Task CompleteAsync(JobClaim claim, string? result, CancellationToken cancellationToken) =>
        EndAsync(claim, number => new JobCompleted(number, _time.GetUtcNow(), result), cancellationToken);

    /// <summary>Ends the job without a result.</summary>
    /// <exception cref="ClaimLostException">The claim no longer holds.</exception>
    public Task FailAsync(JobClaim claim, string errorCode, string error, CancellationToken cancellationToken) =>
        EndAsync(claim, number => new JobFailed(number, _time.GetUtcNow(), errorCode, error), cancellationToken);

    private async Task<JobClaim?> TryTakeAsync(string kind, string key, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (await FindAsync(kind, key, cancellationToken) is not { } job || !IsOpen(job, now)) return null;
        var givenUp = job.Lost >= _limits.MaxAttempts;
        var until = now + _limits.Lease;
        IFact fact = givenUp
            ? new JobFailed(job.Claim, now, CrashedCode, CrashedSentence)
            : new JobClaimed(job.Claim + 1, _server.Process, until);
        if (!await TryAppendAsync(job.Request, job.Revision, FactFormat.Write(fact), cancellationToken)) return null;
        if (givenUp) LogGivenUp(job.BoardName, job.Lost);
        return givenUp ? null : new JobClaim(job with { Status = JobStatus.Running, Attempts = job.Attempts + 1 }, job.Claim + 1, until);
    }

    private async Task<IReadOnlyList<Job>> LoadAsync(string kind, List<string> keys, CancellationToken cancellationToken)
    {
        var jobs = new List<Job>(keys.Count);
        foreach (var key in keys)
            if (await FindAsync(kind, key, cancellationToken) is { } job) jobs.Add(job);
        return jobs;
    }

    private bool IsOpen(Job job, DateTimeOffset now) => job.Status switch
    {
        JobStatus.Queued => job.NotBefore is not { } due || due <= now,
        JobStatus.Running => job.LeaseUntil <= now || (_server.IsOnlyOne && job.ClaimProcess != _server.Process),
        _ => false,
    };

    // Renewals may race with the end of the work, so a conflict only means: look whether the claim still holds.
    private async Task EndAsync(JobClaim claim, Func<int, IFact> fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var stored = FactFormat.Write(fact(claim.Number));
        while (true)
        {
            var job = await FindAsync(claim.Job.Kind, claim.Job.Key, cancellationToken);
            if (job is not { Status: JobStatus.Running } || job.Claim != claim.Number) throw new ClaimLostException(claim);
            if (await TryAppendAsync(job.Request, job.Revision, stored, cancellationToken)) return;
        }
    }

    // Looked for after the append: a session that is deleted later finds the job. One that was deleted before may be erased already, so its
    // tombstone is set once more, and with it the job goes.
    private async Task ThrowIfDeletedAsync(JobRequest job, CancellationToken cancellationToken)
    {
        if (job.SessionId is not { } id || !Session.IsId(id)) return;
        var stream = StreamNames.Session(id);
        var isDeleted = await _store.ReadAsync(stream, 0, cancellationToken)
            .AnyAsync(stored => stored.Type == FactFormat.NameOf<SessionDeleted>(), cancellationToken);
        if (!isDeleted) return;
        var again = await _store.AppendAsync(
            stream, ExpectedRevision.Any, [FactFormat.Write(new SessionDeleted(_time.GetUtcNow()))], CancellationToken.None);
        await _runner.SettleAsync(again.Position, cancellationToken);
        throw new UnknownSessionException(id);
    }

    private async Task<bool> IsErasedAsync(JobRequest job, CancellationToken cancellationToken) =>
        await _store.ReadAsync(StreamNames.Job(job.Kind, job.Key), 0, cancellationToken).AnyAsync(stored => stored.IsErased, cancellationToken);

    private async Task<bool> TryAppendAsync(JobRequest job, long revision, NewEvent stored, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _store.AppendAsync(StreamNames.Job(job.Kind, job.Key), ExpectedRevision.At(revision), [stored], cancellationToken);
            await _runner.SettleAsync(result.Position, cancellationToken);
            return true;
        }
        catch (WrongExpectedRevisionException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Job {Job} was given up: its worker died or hung {Times} times")]
    private partial void LogGivenUp(string job, int times);

    [LoggerMessage(2, LogLevel.Warning, "No job can be claimed now: {Reason}")]
    private partial void LogWaiting(string reason);
}
