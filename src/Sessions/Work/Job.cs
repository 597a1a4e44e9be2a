using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Work;

/// <summary>One durable piece of work as its events tell it.</summary>
public sealed record Job
{
    /// <summary>What was asked for.</summary>
    public required JobRequest Request { get; init; }

    /// <summary>Which worker does it.</summary>
    public string Kind => Request.Kind;

    /// <summary>Identity within the kind.</summary>
    public string Key => Request.Key;

    /// <summary>The session that it belongs to; null for none.</summary>
    public string? SessionId => Request.SessionId;

    /// <summary>For whom.</summary>
    public string UserUid => Request.UserUid;

    /// <summary>What the worker needs to know, JSON text.</summary>
    public string Payload => Request.Payload;

    /// <summary>Under which name its progress stands on the <see cref="ProgressBoard"/>.</summary>
    public string BoardName => $"{Kind}-{Key}";

    /// <summary>Where it stands.</summary>
    public JobStatus Status { get; init; }

    /// <summary>When it was asked for (last), UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was completed or failed, UTC; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What came of it, JSON text; null where there is nothing to tell.</summary>
    public string? Result { get; init; }

    /// <summary>Stable code of the failure; null when it did not fail.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why it failed or was put off, one sentence; null where neither happened.</summary>
    public string? Error { get; init; }

    /// <summary>Attempts since it was asked for, the running one included; those given back at a shutdown do not count.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next attempt may begin, UTC; null when at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    internal long Revision { get; init; }

    /// <summary>Number of the last claim; 0 before the first.</summary>
    internal int Claim { get; init; }

    internal string ClaimProcess { get; init; } = "";

    internal DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Claims that were neither given back nor put off nor ended: workers that died or hung, and the one at work.</summary>
    internal int Lost { get; init; }

    internal bool IsEnded => Status is JobStatus.Completed or JobStatus.Failed;

    internal static async Task<Job?> LoadAsync(IEventStore store, string kind, string key, CancellationToken cancellationToken)
    {
        var stream = StreamNames.Job(kind, key);
        if (!StreamName.IsAllowed(stream)) return null;
        Job? job = null;
        await foreach (var stored in store.ReadAsync(stream, 0, cancellationToken))
            job = Apply(job, kind, key, FactFormat.Read(stored)) with { Revision = stored.Revision };
        return job;
    }

    private static Job Apply(Job? job, string kind, string key, IFact fact) => (job, fact) switch
    {
        (_, JobRequested asked) => new Job
        {
            Request = new JobRequest(kind, key, asked.SessionId, asked.UserUid, asked.Payload),
            AskedAt = asked.AskedAt,
            Claim = job?.Claim ?? 0,
        },
        ({ }, JobClaimed taken) => job with
        {
            Status = JobStatus.Running,
            Claim = taken.Claim,
            ClaimProcess = taken.Process,
            LeaseUntil = taken.LeaseUntil,
            Attempts = job.Attempts + 1,
            Lost = job.Lost + 1,
        },
        ({ }, JobRenewed renewed) => job with { LeaseUntil = renewed.LeaseUntil },
        ({ }, JobReleased) => job with { Status = JobStatus.Queued, Attempts = job.Attempts - 1, Lost = job.Lost - 1 },
        ({ }, JobPutOff off) => job with { Status = JobStatus.Queued, Lost = 0, NotBefore = off.NotBefore, Error = off.Error },
        ({ }, JobCompleted done) => job with { Status = JobStatus.Completed, EndedAt = done.CompletedAt, Result = done.Result, Error = null },
        ({ }, JobFailed failed) => job with { Status = JobStatus.Failed, EndedAt = failed.FailedAt, ErrorCode = failed.ErrorCode, Error = failed.Error },
        _ => throw new FactFormatException($"'{fact.GetType().Name}' does not belong into job '{kind}-{key}'."),
    };
}
