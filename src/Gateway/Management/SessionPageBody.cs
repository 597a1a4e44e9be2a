namespace Aikynetix.Gateway.Management;

/// <summary>One page of a list of sessions.</summary>
/// <param name="Sessions">Session id to the session, newest first.</param>
/// <param name="QueryCount">How many sessions the list has on all pages.</param>
/// <param name="FirstDocId">Id of the first session of the page, <c>end_before_id</c> of the page before; null on an empty page.</param>
/// <param name="LastDocId">Id of the last session of the page, <c>start_after_id</c> of the next one; null on an empty page.</param>
internal sealed record SessionPageBody(
    IReadOnlyDictionary<string, SessionSummary> Sessions, long QueryCount, string? FirstDocId, string? LastDocId);
