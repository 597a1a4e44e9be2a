namespace Aikynetix.Gateway.People;

/// <summary>One page of keys.</summary>
/// <param name="Keys">By id, in the order in which they were made.</param>
/// <param name="QueryCount">How many the whole list has.</param>
/// <param name="FirstDocId">First id of this page; null when it is empty.</param>
/// <param name="LastDocId">Last id of this page, to ask with <c>start_after_id</c> for the next one; null when it is empty.</param>
internal sealed record KeyPage(IReadOnlyDictionary<string, KeyBody> Keys, int QueryCount, string? FirstDocId, string? LastDocId);
