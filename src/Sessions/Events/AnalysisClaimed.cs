namespace Aikynetix.Sessions.Events;

/// <summary>A worker took the open analysis until its lease ends. Claims count from 1 over the whole session.</summary>
[FactName("analysis-claimed-v1")]
internal sealed record AnalysisClaimed(int Version, int Claim, string Process, DateTimeOffset LeaseUntil) : IFact;
