namespace Aikynetix.Sessions.Events;

/// <summary>An analysis ended without a result, with the reason as the user is told it.</summary>
[FactName("analysis-failed-v1")]
internal sealed record AnalysisFailed(int Version, int Claim, DateTimeOffset FailedAt, string ErrorCode, string Error) : IFact;
