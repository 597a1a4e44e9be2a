namespace Aikynetix.Sessions.Events;

/// <summary>The job came to nothing, with a stable code and a sentence for the user.</summary>
[FactName("job-failed-v1")]
internal sealed record JobFailed(int Claim, DateTimeOffset FailedAt, string ErrorCode, string Error) : IFact;
