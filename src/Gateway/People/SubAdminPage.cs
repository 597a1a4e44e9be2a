namespace Aikynetix.Gateway.People;

/// <summary>One page of sub-admins.</summary>
/// <param name="SubAdmins">By id, in the order in which they became known.</param>
/// <param name="QueryCount">How many the whole list has.</param>
/// <param name="FirstDocId">First id of this page; null when it is empty.</param>
/// <param name="LastDocId">Last id of this page, to ask with <c>start_after_id</c> for the next one; null when it is empty.</param>
internal sealed record SubAdminPage(IReadOnlyDictionary<string, ClientBody> SubAdmins, int QueryCount, string? FirstDocId, string? LastDocId);
