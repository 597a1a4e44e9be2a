namespace Aikynetix.Gateway.Sessions;

/// <summary>Where a session stands: the body of its status.</summary>
/// <param name="SessionId">The session, 32 lowercase hex digits.</param>
/// <param name="Title">The title.</param>
/// <param name="Status"><c>queued</c>, <c>processing</c>, <c>completed</c>, <c>failed</c>, <c>interrupted</c> or <c>live</c>.</param>
/// <param name="Progress">Share of the analysis that is done, 0–1.</param>
/// <param name="Error">Why the analysis failed, one sentence; null when it did not.</param>
/// <param name="ErrorCode">Stable code of that failure; null when there is none.</param>
/// <param name="Demo">Whether it is one of the server's own demo sessions, asked for with <c>?demo=true</c>.</param>
internal sealed record SessionState(string SessionId, string Title, string Status, double Progress, string? Error, string? ErrorCode, bool Demo);
