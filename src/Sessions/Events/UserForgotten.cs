namespace Aikynetix.Sessions.Events;

/// <summary>Everything that was to go with a deleted person has gone.</summary>
[FactName("user-forgotten-v1")]
internal sealed record UserForgotten(DateTimeOffset ForgottenAt) : IFact;
