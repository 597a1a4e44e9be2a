namespace Aikynetix.Sessions.Work;

/// <summary>The right to do one job until the lease ends.</summary>
/// <param name="Job">The job as it stood when it was claimed, this attempt included.</param>
/// <param name="Number">Number of this claim within the job, 1 or more.</param>
/// <param name="LeaseUntil">When somebody else may take over, UTC; renew well before.</param>
public sealed record JobClaim(Job Job, int Number, DateTimeOffset LeaseUntil);
