namespace Aikynetix.Sessions.Events;

/// <summary>An analysis is wanted; from here on it is open work. Versions count from 1, each request the next.</summary>
[FactName("analysis-requested-v1")]
internal sealed record AnalysisRequested(int Version, DateTimeOffset RequestedAt) : IFact;
