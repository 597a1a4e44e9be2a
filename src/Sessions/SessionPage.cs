namespace Aikynetix.Sessions;

/// <summary>One page of a list of sessions.</summary>
/// <param name="Sessions">Its sessions, newest first.</param>
/// <param name="Total">How many sessions the list has on all pages.</param>
public sealed record SessionPage(IReadOnlyList<SessionView> Sessions, long Total);
