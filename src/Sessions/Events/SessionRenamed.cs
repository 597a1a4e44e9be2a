namespace Aikynetix.Sessions.Events;

/// <summary>A session has another title.</summary>
[FactName("session-renamed-v1")]
internal sealed record SessionRenamed(string Title) : IFact;
