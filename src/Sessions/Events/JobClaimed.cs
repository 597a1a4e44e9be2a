namespace Aikynetix.Sessions.Events;

/// <summary>A worker took the job until its lease ends. Claims count from 1 over the whole job.</summary>
[FactName("job-claimed-v1")]
internal sealed record JobClaimed(int Claim, string Process, DateTimeOffset LeaseUntil) : IFact;
