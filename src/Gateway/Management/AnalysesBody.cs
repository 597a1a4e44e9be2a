namespace Aikynetix.Gateway.Management;

/// <summary>All versions of a session's analysis.</summary>
/// <param name="SessionId">The session, 32 lowercase hex digits.</param>
/// <param name="Current">The version that answers without <c>?analysis_version=</c>; 0 while there is no result.</param>
/// <param name="Analyses">Every version in order, those that wait, work or failed too.</param>
internal sealed record AnalysesBody(string SessionId, int Current, IReadOnlyList<AnalysisBody> Analyses);
