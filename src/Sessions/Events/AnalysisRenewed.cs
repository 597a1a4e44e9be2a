namespace Aikynetix.Sessions.Events;

/// <summary>The worker is alive and keeps its claim for longer.</summary>
[FactName("analysis-renewed-v1")]
internal sealed record AnalysisRenewed(int Claim, DateTimeOffset LeaseUntil) : IFact;
