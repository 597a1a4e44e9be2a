namespace Aikynetix.Sessions.Work;

/// <summary>The claim no longer holds: its lease ran out and another worker took over, or the analysis has ended. Drop the work.</summary>
public sealed class ClaimLostException(AnalysisClaim claim)
    : Exception($"Claim {claim.Number} on session '{claim.SessionId}' no longer holds.");
