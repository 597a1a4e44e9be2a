namespace Aikynetix.Sessions.Events;

/// <summary>The attempt came to nothing for a reason that may pass; the next one is not to begin before the given moment.</summary>
[FactName("job-put-off-v1")]
internal sealed record JobPutOff(int Claim, DateTimeOffset NotBefore, string Error) : IFact;
