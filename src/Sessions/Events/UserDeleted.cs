namespace Aikynetix.Sessions.Events;

/// <summary>The person is gone: keys off, no care any more, the id never given again; sessions go too unless they are kept.</summary>
[FactName("user-deleted-v1")]
internal sealed record UserDeleted(DateTimeOffset DeletedAt, bool KeepSessions) : IFact;
