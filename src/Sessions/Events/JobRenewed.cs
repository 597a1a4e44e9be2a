namespace Aikynetix.Sessions.Events;

/// <summary>The worker is still at it.</summary>
[FactName("job-renewed-v1")]
internal sealed record JobRenewed(int Claim, DateTimeOffset LeaseUntil) : IFact;
