namespace Aikynetix.Sessions.Events;

/// <summary>A piece of work was asked for; once more after it failed it begins anew.</summary>
[FactName("job-requested-v1")]
internal sealed record JobRequested(string UserUid, string Payload, DateTimeOffset AskedAt, string? SessionId = null) : IFact;
