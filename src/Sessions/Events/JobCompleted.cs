namespace Aikynetix.Sessions.Events;

/// <summary>The job is done, with what came of it as JSON.</summary>
[FactName("job-completed-v1")]
internal sealed record JobCompleted(int Claim, DateTimeOffset CompletedAt, string? Result = null) : IFact;
