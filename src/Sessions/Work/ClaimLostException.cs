namespace Aikynetix.Sessions.Work;

/// <summary>The claim no longer holds: its lease ran out and another worker took over, or the work has ended. Drop the work.</summary>
public sealed class ClaimLostException : Exception
{
    /// <summary>A claim on an analysis.</summary>
    public ClaimLostException(AnalysisClaim claim)
        : base($"Claim {claim?.Number} on session '{claim?.SessionId}' no longer holds.")
    {
    }

    /// <summary>A claim on a job.</summary>
    public ClaimLostException(JobClaim claim)
        : base($"Claim {claim?.Number} on job '{claim?.Job.BoardName}' no longer holds.")
    {
    }
}
